import './charts.css'
import { lines, path, spread, type Spread } from './scale'
import type { Point } from './Told'

export interface LineProps {
  /** What the chart shows, in a sentence. */
  label: string
  points: readonly Point[]
  /** From where to where; from the lowest to the highest unless told. */
  within?: Spread
  /** How the ends of the scale are said. */
  ends?: readonly [low: string, high: string]
  /** How far right each point stands, from 0 to 100; evenly unless told. */
  at?: readonly number[]
  isStepped?: boolean
}

/** A line that one could draw by hand, its last point marked: that one is to be looked at. */
export function Line({ label, points, within, ends, at, isStepped }: LineProps) {
  const values = points.map(({ value }) => value)
  const between = within ?? spread(values)
  if (!between) return null
  const [low, high] = ends ?? [said(points, between.low), said(points, between.high)]
  const isFlat = between.low === between.high
  const x = (index: number) => at?.[index] ?? (points.length > 1 ? (index / (points.length - 1)) * 100 : 100)
  const parts = lines(values, between, x)
  const last = parts[parts.length - 1]?.at(-1)
  return (
    <div class="chart line" role="img" aria-label={label}>
      {!isFlat && <span class="high">{high}</span>}
      <svg viewBox="-2 -6 104 112" preserveAspectRatio="none" aria-hidden="true">
        {!isFlat && <path class="scale" d="M-2 0H102M-2 100H102" />}
        {parts.map((part) => (
          <path class="pen" key={part[0]!.join()} d={path(part, isStepped)} />
        ))}
        {parts.filter((part) => part.length === 1).map(([[x, y] = [0, 0]]) => <path class="dot" key={x} d={`M${x} ${y}h0`} />)}
        {last && <path class="mark" d={`M${last[0]} ${last[1]}h0`} />}
      </svg>
      {!isFlat && <span class="low">{low}</span>}
      <Ends points={points} />
    </div>
  )
}

const said = (points: readonly Point[], value: number) => points.find((point) => point.value === value)?.said ?? ''

/** What stands at either end of the row. */
export function Ends({ points }: { points: readonly Point[] }) {
  return (
    <span class="ends">
      <span>{points[0]?.name}</span>
      {points.length > 1 && <span>{points[points.length - 1]?.name}</span>}
    </span>
  )
}
