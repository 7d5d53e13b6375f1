//! The audit log: who did what that matters, and when.

import { useState } from 'preact/hooks'
import type { Language, Say } from '../../words'
import { Asked, useAsked } from '../parts/asked'
import { moment } from '../parts/format'
import type { ScreenProps } from '../screens'
import { actions, actors } from './actions'
import { listLocations, listNoted, type Action, type Location, type Noted } from './asks'
import { changes, datum, datumName, short, type Data } from './changes'
import { startOf } from './days'
import { More } from './More'
import { usePages } from '../parts/pages'
import './records.css'

interface Filter {
  action: Action | ''
  from: string
  to: string
}
const all: Filter = { action: '', from: '', to: '' }

/** The question that a filter asks: its last day is asked for whole. */
export const query = ({ action, from, to }: Filter, cursor?: string) => ({
  ...(action && { action }),
  ...(from && { from: startOf(from) }),
  ...(to && { to: startOf(to, 1) }),
  ...(cursor && { cursor }),
})

export function Audit({ say, language }: ScreenProps) {
  const [filter, setFilter] = useState(all)
  const places = useAsked(listLocations)
  const rows = usePages((cursor) => listNoted(query(filter, cursor)), [filter.action, filter.from, filter.to])
  const locations = places.answer.kind === 'told' ? places.answer.told.data : []
  const isFiltered = filter.action !== '' || filter.from !== '' || filter.to !== ''
  return (
    <div class="records">
      <h1>{say('owner-audit')}</h1>
      <p class="soft">{say('records-audit-what')}</p>
      <Filters say={say} filter={filter} change={setFilter} />
      <Asked say={say} asked={rows.first}>
        {() => (
          <>
            {rows.rows.length === 0 && (
              <div class="refused">
                <p role="status">{say(isFiltered ? 'records-audit-none' : 'records-audit-empty')}</p>
                {isFiltered && (
                  <button class="button quiet" type="button" onClick={() => setFilter(all)}>
                    {say('records-audit-all')}
                  </button>
                )}
              </div>
            )}
            <ol class="rows noted">
              {rows.rows.map((noted) => (
                <One key={noted.number} say={say} language={language} noted={noted} locations={locations} />
              ))}
            </ol>
            <More say={say} pages={rows} />
          </>
        )}
      </Asked>
    </div>
  )
}

function Filters({ say, filter, change }: { say: Say; filter: Filter; change: (filter: Filter) => void }) {
  const known = (Object.keys(actions) as Action[]).map((action) => ({ action, text: say(actions[action]) }))
  known.sort((one, other) => one.text.localeCompare(other.text))
  const day = (field: 'from' | 'to', word: string) => (
    <label>
      {say(word)}
      <input type="date" value={filter[field]} onChange={(event) => change({ ...filter, [field]: event.currentTarget.value })} />
    </label>
  )
  return (
    <div class="filters">
      <label>
        {say('records-audit-action')}
        <select value={filter.action} onChange={(event) => change({ ...filter, action: event.currentTarget.value as Action | '' })}>
          <option value="">{say('records-audit-any')}</option>
          {known.map(({ action, text }) => (
            <option value={action}>{text}</option>
          ))}
        </select>
      </label>
      {day('from', 'records-from')}
      {day('to', 'records-to')}
    </div>
  )
}

function One({ say, language, noted, locations }: { say: Say; language: Language; noted: Noted; locations: Location[] }) {
  const { actor_kind, actor_name, location_id, subject_id } = noted
  // What is no person is called like one: so it is said what it is.
  const who = [actor_name, (!actor_name || actor_kind === 'api_key' || actor_kind === 'device') && say(actors[actor_kind])]
  const place = locations.length > 1 && locations.find(({ id }) => id === location_id)?.name
  const changed = changes(noted.before as Data | null, noted.after as Data | null)
  const value = (name: string, it: unknown) => (name === 'location_id' && locations.find(({ id }) => id === it)?.name) || datum(say, language, name, it)
  return (
    <li>
      <div>
        <strong>{say(actions[noted.action])}</strong>
        <p class="soft">{[...who, place, moment(language, noted.at)].filter(Boolean).join(' · ')}</p>
      </div>
      {(changed.length > 0 || subject_id) && (
        <details>
          <summary>
            <u>{say('records-audit-how')}</u>
          </summary>
          <dl class="data">
            {changed.map(({ name, before, after }) => (
              <div>
                <dt>{datumName(say, name)}</dt>
                <dd>{before === undefined ? value(name, after) : say('records-audit-changed', { before: value(name, before), after: value(name, after) })}</dd>
              </div>
            ))}
            {subject_id && (
              <div>
                <dt>{say('records-audit-subject')}</dt>
                <dd title={subject_id}>{short(subject_id)}</dd>
              </div>
            )}
            <div>
              <dt>{say('records-audit-number')}</dt>
              <dd>{noted.number}</dd>
            </div>
          </dl>
        </details>
      )}
    </li>
  )
}
