import { day } from '../../parts/format'
import { Part } from '../../parts/form'
import { usePages } from '../../parts/pages'
import { notes, nudges, type Note, type Nudge } from '../asks'
import { Few } from './Few'
import type { OfOne } from './Profile'

const did: Record<Nudge['kind'], string> = {
  greet: 'customers-did-greet',
  gift: 'customers-did-gift',
  note: 'customers-did-note',
  mail: 'customers-did-mail',
}
const told: Record<Note['kind'], string> = { note: 'customers-told-note', answer: 'customers-told-answer', offer: 'customers-told-offer' }

/** What was done for them, and what came of it. */
export function Done(of: OfOne) {
  const { say, language, known } = of
  const pages = usePages((cursor) => nudges(known.id, cursor), [known])
  return (
    <Part title={say('customers-done')}>
      <Few say={say} pages={pages} none={say('customers-done-nothing')}>
        {(rows) => (
          <ul class="rows">
            {rows.map((nudge) => (
              <li key={nudge.id}>
                <div>
                  <b>{say(did[nudge.kind])}</b>
                  {nudge.text && <p class="told">{nudge.text}</p>}
                  <p class="soft">{[day(language, nudge.made_at), ...(nudge.actor_name ? [nudge.actor_name] : [])].join(' · ')}</p>
                  <p>{cameOf(of, nudge).join(' ')}</p>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Few>
      <Notes {...of} />
    </Part>
  )
}

/** What came of it, in sentences. */
function cameOf({ say, language }: OfOne, { kind, came_back_at, days_until, used_at, done_at }: Nudge): string[] {
  const sentences = [
    ...(done_at ? [say(kind === 'note' ? 'customers-came-seen' : 'customers-came-greeted', { date: day(language, done_at) })] : []),
    ...(used_at ? [say('customers-came-used', { date: day(language, used_at) })] : []),
    ...(came_back_at ? [say('customers-came-back', { n: days_until ?? 0, date: day(language, came_back_at) })] : []),
  ]
  return sentences.length > 0 ? sentences : [say('customers-came-nothing')]
}

/** What stands, or stood, on their card, and whether they have put it away. */
function Notes({ say, language, known }: OfOne) {
  const pages = usePages((cursor) => notes(known.id, cursor), [known])
  return (
    <details>
      <summary>
        <u>{say('customers-told')}</u>
      </summary>
      <Few say={say} pages={pages} none={say('customers-told-nothing')}>
        {(rows) => (
          <ul class="rows">
            {rows.map((note) => (
              <li key={note.id}>
                <div>
                  <b>{say(told[note.kind])}</b>
                  <p class="told">{note.text}</p>
                  <p class="soft">
                    {day(language, note.made_at)} · {note.seen_at ? say('customers-seen', { date: day(language, note.seen_at) }) : say('customers-not-seen')}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Few>
    </details>
  )
}
