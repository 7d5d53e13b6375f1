import './charts.css'
import { Ends } from './Line'
import { length, spread } from './scale'
import type { Point } from './Told'

/** A bar for each point, all from zero; the last is the one to look at. */
export function Bars({ label, points }: { label: string; points: readonly Point[] }) {
  const between = spread(points.map(({ value }) => value))
  if (!between) return null
  const most = Math.max(0, between.high)
  const least = Math.min(0, between.low)
  const wide = 100 / points.length
  // What is below zero hangs from its line.
  const zero = length(most, most - least)
  const highest = points.find(({ value }) => value === between.high)
  return (
    <div class="chart bars" role="img" aria-label={label}>
      <span class="high">{highest?.said}</span>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        {points.map(({ name, value }, index) => {
          const high = length(Math.abs(value ?? 0), most - least)
          const y = (value ?? 0) < 0 ? zero : zero - high
          return <rect key={name} class={index === points.length - 1 ? 'mark' : undefined} x={index * wide + wide * 0.14} width={wide * 0.72} y={y} height={high} />
        })}
        <path class="scale" d={`M0 ${zero}H100`} />
      </svg>
      <Ends points={points} />
    </div>
  )
}
