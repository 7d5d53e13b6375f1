import type { Say } from '../../../words'

/** One point of a chart: what it is called, how high it is, and how that is said. */
export interface Point {
  name: string
  value: number | null
  said: string
}

/** A chart's numbers as a table, for whoever wants them exactly or sees no chart. */
export function Told({ say, label, heads, points }: { say: Say; label: string; heads: readonly [string, string]; points: readonly Point[] }) {
  return (
    <details class="told-numbers">
      <summary>
        <u>{say('numbers-as-table')}</u>
      </summary>
      <PointTable label={label} heads={heads} points={points} />
    </details>
  )
}

export function PointTable({ label, heads, points }: { label: string; heads: readonly [string, string]; points: readonly Point[] }) {
  return (
    <table class="lines points">
      <caption class="unseen">{label}</caption>
      <thead>
        <tr>
          <th scope="col">{heads[0]}</th>
          <th scope="col">{heads[1]}</th>
        </tr>
      </thead>
      <tbody>
        {points.map(({ name, said }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{said}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
