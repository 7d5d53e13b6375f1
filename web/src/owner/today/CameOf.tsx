import { useState } from 'preact/hooks'
import type { Language, Say } from '../../words'
import { day as written } from '../parts/format'
import { earlier } from './acts'
import type { Nudge } from './asks'

const said: Record<Nudge['kind'], string> = {
  greet: 'today-past-greet',
  gift: 'today-past-gift',
  note: 'today-past-note',
  mail: 'today-past-mail',
}
const shown_first = 4

/** What came of it, in words. */
export function outcome(say: Say, { came_back_at, days_until, used_at, done_at }: Nudge): string {
  if (used_at) return say('today-came-used')
  if (came_back_at) return say('today-came-back', { n: days_until ?? 0 })
  return say(done_at ? 'today-came-seen' : 'today-came-not-yet')
}

interface Shown {
  say: Say
  language: Language
  nudges: readonly Nudge[] | undefined
  day: string
  zone: string | undefined
  again: () => void
}

/** What was done on other days, and what came of it: whether it is worth the trouble. */
export function CameOf({ say, language, nudges, day, zone, again }: Shown) {
  const [isWhole, setWhole] = useState(false)
  const past = nudges && earlier(day, zone, nudges)
  return (
    <section class="sheet came">
      <h2>{say('today-came')}</h2>
      {!past && (
        <div class="refused">
          <p class="soft">{say('today-came-refused')}</p>
          <button class="button quiet" type="button" onClick={again}>
            {say('owner-again')}
          </button>
        </div>
      )}
      {past?.length === 0 && <p class="soft">{say('today-came-none')}</p>}
      {past && past.length > 0 && (
        <ul>
          {past.slice(0, isWhole ? undefined : shown_first).map((nudge) => (
            <li key={nudge.id}>
              <a href={`#customers/${nudge.customer.id}`}>
                {say(said[nudge.kind], { name: nudge.customer.display_name ?? say('today-nameless'), date: written(language, nudge.made_at) })}
              </a>
              <span class={nudge.came_back_at || nudge.used_at ? 'worked' : 'soft'}>{outcome(say, nudge)}</span>
            </li>
          ))}
        </ul>
      )}
      {past && past.length > shown_first && !isWhole && (
        <button class="plain" type="button" onClick={() => setWhole(true)}>
          {say('today-more')}
        </button>
      )}
    </section>
  )
}
