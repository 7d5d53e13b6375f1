import type { NudgeAsked } from '../../parts/over'
import { open } from '../../parts/over'
import { called } from '../Row'
import type { OfOne } from './Profile'

type Act = NudgeAsked['act']

const words: Record<Act, string> = { greet: 'customers-greet', gift: 'customers-gift', note: 'customers-note', mail: 'customers-mail' }

/** What one can do for them, each with one tap. */
export function Acts({ say, known, changed }: OfOne) {
  const customer = { id: known.id, name: called(say, known.display_name, known.cards[0]?.short_code), email: known.email }
  const acts = (Object.keys(words) as Act[]).filter((act) => act !== 'mail' || known.email)
  return (
    <div class="nudges">
      {acts.map((act) => (
        <button key={act} class="button quiet" type="button" aria-haspopup="dialog" onClick={() => open({ over: 'nudge', act, customer, done: changed })}>
          {say(words[act])}
        </button>
      ))}
    </div>
  )
}
