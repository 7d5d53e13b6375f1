//! Everything that the shop's records hold, as files: the owner's data are theirs.

import { useState } from 'preact/hooks'
import type { Say } from '../../words'
import { Asked, useAsked } from '../parts/asked'
import { number } from '../parts/format'
import { Refusal, useAct } from '../parts/form'
import type { ScreenProps } from '../screens'
import { listExports } from './asks'
import { fetchFile, save } from './download'
import './records.css'

/** The shop's tables; one that has no word yet is called as its file is. */
const of_shop: Record<string, string> = {
  customers: 'records-table-customers',
  visits: 'records-table-visits',
  entries: 'records-table-entries',
  rewards: 'records-table-rewards',
  programs: 'records-table-programs',
  answers: 'records-table-answers',
  cases: 'records-table-cases',
  notes: 'records-table-notes',
  payments: 'records-table-payments',
  refunds: 'records-table-refunds',
  staff: 'records-table-staff',
  devices: 'records-table-devices',
  audit: 'records-table-audit',
}

/** The tables of the report, which come as CSV. */
const reported: Record<string, string> = {
  months: 'records-table-months',
  long_periods: 'records-table-long-periods',
  cohorts: 'records-table-cohorts',
  funnel_visit_days: 'records-table-funnel',
  revenue: 'records-table-revenue',
  time_between: 'records-table-time-between',
  traffic_light: 'records-table-traffic-light',
  rfm: 'records-table-rfm',
  by_local_hour: 'records-table-hours',
  by_local_weekday_mon0: 'records-table-weekdays',
}

export function Exports({ say, language }: ScreenProps) {
  const tables = useAsked(listExports)
  const name = (table: string) => (of_shop[table] ? say(of_shop[table]) : table)
  return (
    <div class="records">
      <h1>{say('owner-exports')}</h1>
      <p class="soft">{say('records-exports-what')}</p>
      <section class="sheet">
        <h2>{say('records-exports-tables')}</h2>
        <Asked say={say} asked={tables}>
          {({ data }) => (
            <ul class="rows files">
              {data.map(({ table, rows }) => (
                <li key={table}>
                  <div>
                    <strong>{name(table)}</strong>
                    <p class="soft">{say('records-rows', { n: rows, shown: number(language, rows) })}</p>
                  </div>
                  <Files say={say} name={name(table)} of={table} address={(file) => `/api/v1/exports/${file}`} kinds={['csv', 'xlsx']} />
                </li>
              ))}
            </ul>
          )}
        </Asked>
      </section>
      <section class="sheet">
        <h2>{say('records-exports-report')}</h2>
        <p class="soft">{say('records-exports-report-what')}</p>
        <ul class="rows files">
          {Object.entries(reported).map(([table, word]) => (
            <li key={table}>
              <div>
                <strong>{say(word)}</strong>
              </div>
              <Files say={say} name={say(word)} of={table} address={(file) => `/api/v1/retention/tables/${file}`} kinds={['csv']} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

interface FilesProps {
  say: Say
  name: string
  of: string
  address: (file: string) => string
  kinds: ('csv' | 'xlsx')[]
}

/** The buttons that bring a table as a file. */
function Files({ say, name, of, address, kinds }: FilesProps) {
  const [coming, setComing] = useState('')
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  const bring = async (kind: string) => {
    setComing(kind)
    const file = `${of}.${kind}`
    await act(() => fetchFile(address(file)), (blob) => save(blob, file))
    setComing('')
  }
  return (
    <>
      <div class="acts">
        {kinds.map((kind) => (
          <button class="plain" type="button" disabled={isBusy} aria-label={say('records-file-what', { name, kind: kind.toUpperCase() })} onClick={() => void bring(kind)}>
            {coming === kind ? say('owner-asking') : kind.toUpperCase()}
          </button>
        ))}
      </div>
      <Refusal text={refusal} />
    </>
  )
}
