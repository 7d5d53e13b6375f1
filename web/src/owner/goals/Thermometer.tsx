import type { components } from '../../api/schema'
import type { Say } from '../../words'
import './goals.css'

export type Reached = components['schemas']['Thermometer']

interface Shown {
  say: Say
  name: string
  /** Where it stands and where it should, and when it will: in words. */
  value: string
  pace: string
  reached: Reached
}

/** How far along the way from bottom to top something lies, from 0 to 1. */
export function share({ from, target }: Pick<Reached, 'from' | 'target'>, value: number): number {
  return target === from ? 1 : Math.min(1, Math.max(0, (value - from) / (target - from)))
}

/** A goal: how full it is, the steps on the way, and the date it will be met. */
export function Thermometer({ say, name, value, pace, reached }: Shown) {
  return (
    <div class="thermometer">
      <p class="says">{name}</p>
      <div class="scale">
        <progress max={1} value={reached.share_reached ?? 0} aria-label={say('goals-bar', { name })} />
        {reached.milestones.map((step) => (
          <i class={step.is_reached ? 'reached' : undefined} style={{ left: `${share(reached, step.target) * 100}%` }} aria-hidden="true" />
        ))}
      </div>
      <p>
        <strong>{value}</strong> <span class={reached.pace.pace === 'on' && !reached.pace.is_in_time ? 'too-late' : 'soft'}>· {pace}</span>
      </p>
    </div>
  )
}
