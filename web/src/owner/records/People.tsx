import type { Language, Say } from '../../words'
import { number } from '../parts/format'
import type { Figures, Report } from './asks'

type Counted = Exclude<keyof Figures, 'staff_id' | 'name'>

/** The table's columns, in their order. */
const columns: Record<Counted, string> = {
  per_hour: 'records-per-hour',
  scans: 'records-scans',
  hours: 'records-hours',
  days: 'records-days',
  voids: 'records-voids',
  overrides: 'records-overrides',
  refunds: 'records-refunds',
  late: 'records-late',
  refused: 'records-refused',
  while_closed: 'records-while-closed',
}

/** The middle of figures; nothing where there are none. */
export function median(figures: readonly number[]): number | undefined {
  const sorted = [...figures].sort((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle] : sorted.length > 0 ? (sorted[middle - 1]! + sorted[middle]!) / 2 : undefined
}

/** Everybody's figures, and what lies in the middle of them. */
export function People({ say, language, report }: { say: Say; language: Language; report: Report }) {
  const names = Object.keys(columns) as Counted[]
  const figure = (value: number | null | undefined) => (value === null || value === undefined ? '—' : number(language, value, 1))
  const middle = (name: Counted) =>
    name === 'per_hour' ? report.median_per_hour : median(report.people.flatMap((person) => person[name] ?? []))
  return (
    <section class="figures">
      <h2>{say('records-people')}</h2>
      <p class="soft">{say('records-people-what')}</p>
      <div class="wide-table" tabIndex={0} role="region" aria-label={say('records-people')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('team-name')}</th>
              {names.map((name) => (
                <th scope="col">{say(columns[name])}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.people.map((person) => (
              <tr key={person.staff_id}>
                <th scope="row">{person.name}</th>
                {names.map((name) => (
                  <td>{figure(person[name])}</td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{say('records-median')}</th>
              {names.map((name) => (
                <td>{figure(middle(name))}</td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  )
}
