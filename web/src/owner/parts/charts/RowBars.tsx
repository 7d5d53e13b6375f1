import './charts.css'
import type { ComponentChildren } from 'preact'
import { length } from './scale'

export interface RowBar {
  name: string
  value: number
  said: ComponentChildren
  isMarked?: boolean
}

/** Bars that lie in a table's rows: the numbers stand beside them. */
export function RowBars({ label, heads, rows }: { label: string; heads: readonly [string, string]; rows: readonly RowBar[] }) {
  const most = Math.max(0, ...rows.map(({ value }) => value))
  return (
    <table class="row-bars">
      <caption class="unseen">{label}</caption>
      <thead class="unseen">
        <tr>
          <th scope="col">{heads[0]}</th>
          <th scope="col">{heads[1]}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, value, said, isMarked }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <div>
                <span>{said}</span>
                <i class={isMarked ? 'mark' : undefined} style={{ width: `${length(value, most)}%` }} />
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
