//! What in the counter's records is worth a look. The report's own sentences come from the server; nobody is accused here.

import { useState } from 'preact/hooks'
import type { Say } from '../../words'
import { Asked, useAsked } from '../parts/asked'
import { day } from '../parts/format'
import type { ScreenProps } from '../screens'
import { showFraud } from './asks'
import { daysAgo } from './days'
import { FindingCard } from './Finding'
import { People } from './People'
import './records.css'

interface Window {
  from?: string
  to?: string
}

/** The windows that one picks with a tap, by their days. */
const windows: Record<string, string> = { '28': 'records-fraud-four-weeks', '90': 'records-fraud-three-months', '365': 'records-fraud-year' }

export function Fraud({ say, language }: ScreenProps) {
  const [window, setWindow] = useState<Window>({ from: daysAgo(28) })
  const asked = useAsked(() => showFraud({ ...window, language }), [window.from, window.to])
  return (
    <div class="records">
      <h1>{say('owner-fraud')}</h1>
      <Windows say={say} change={setWindow} />
      <Asked say={say} asked={asked}>
        {(report) => (
          <>
            <p class="soft">{say('records-fraud-days', { from: day(language, report.from), to: day(language, report.to) })}</p>
            {report.findings.length === 0 ? (
              <p class="says">{say(report.people.length === 0 ? 'records-fraud-nobody' : 'records-fraud-nothing')}</p>
            ) : (
              <>
                <p class="says">{say('records-fraud-count', { n: report.findings.length })}</p>
                <p>{report.notice}</p>
                <ul class="list">
                  {report.findings.map((finding) => (
                    <FindingCard key={`${finding.staff_id} ${finding.sort} ${finding.card_id}`} say={say} language={language} finding={finding} />
                  ))}
                </ul>
              </>
            )}
            {report.people.length > 0 && <People say={say} language={language} report={report} />}
          </>
        )}
      </Asked>
    </div>
  )
}

function Windows({ say, change }: { say: Say; change: (window: Window) => void }) {
  const [chosen, setChosen] = useState('28')
  const [own, setOwn] = useState<Window>({})
  const choose = (value: string) => {
    setChosen(value)
    if (windows[value]) return change({ from: daysAgo(Number(value)) })
    // One's own days begin with those that are shown.
    const shown = { from: daysAgo(Number(chosen) || 28), to: daysAgo(1) }
    setOwn(shown)
    change(shown)
  }
  const set = (next: Window) => {
    setOwn(next)
    if (next.from && next.to) change(next)
  }
  return (
    <div class="filters">
      <label>
        {say('records-fraud-window')}
        <select value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
          {Object.entries(windows).map(([days, word]) => (
            <option value={days}>{say(word)}</option>
          ))}
          <option value="own">{say('records-fraud-own-days')}</option>
        </select>
      </label>
      {chosen === 'own' && (
        <>
          <label>
            {say('records-from')}
            <input type="date" value={own.from} max={own.to} onChange={(event) => set({ ...own, from: event.currentTarget.value })} />
          </label>
          <label>
            {say('records-to')}
            <input type="date" value={own.to} min={own.from} max={daysAgo(0)} onChange={(event) => set({ ...own, to: event.currentTarget.value })} />
          </label>
        </>
      )}
    </div>
  )
}
