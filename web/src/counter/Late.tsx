import type { Say } from '../words'
import { explain, type Problem } from './problem'
import type { Scan } from './queue'

export interface LateRefusal {
  scan: Scan
  problem: Problem
}

const clock = (at_ms: number) =>
  new Date(at_ms).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' })

/** Scans that the server refused when somebody else was already on the screen: shown until a person has seen them. */
export function Late({ say, refusals, clear }: { say: Say; refusals: LateRefusal[]; clear: () => void }) {
  if (refusals.length === 0) return null
  return (
    <section class="late" aria-live="polite">
      <h2>{say('counter-late')}</h2>
      <ul class="list">
        {refusals.map(({ scan, problem }) => (
          <li key={scan.key}>
            <span class="aloud">…{scan.body.code.slice(-6)}</span> {clock(scan.made_at_ms)}
            <br />
            {explain(say, problem)}
          </li>
        ))}
      </ul>
      <button class="button quiet" type="button" onClick={clear}>
        {say('counter-late-seen')}
      </button>
    </section>
  )
}
