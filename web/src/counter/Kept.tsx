import type { Say } from '../words'
import type { Waiting } from './queue'

/** Scans that wait for who made them. */
export function Kept({ say, waiting }: { say: Say; waiting: Waiting[] }) {
  if (waiting.length === 0) return null
  return (
    <div class="kept" role="status">
      {waiting.map(({ id, name, n }) => (
        <p key={id}>{say('counter-kept-of', { n, name })}</p>
      ))}
    </div>
  )
}
