import type { Answer } from '../../parts/asked'
import { day } from '../../parts/format'
import { open } from '../../parts/over'
import type { Told } from '../asks'
import { Light } from '../../parts/Light'
import { called } from '../Row'
import type { OfOne } from './Profile'

/** Who it is, how they are doing, and why one thinks so. */
export function Head({ say, language, known, answer }: OfOne & { answer: Answer<Told> }) {
  const told = answer.kind === 'told' ? answer.told : undefined
  const light = told?.figures?.light
  const reasons = told?.text?.reasons ?? []
  return (
    <header>
      <h1>{called(say, known.display_name, known.cards[0]?.short_code)}</h1>
      <p class="soft">{say('customers-since', { date: day(language, known.made_at) })}</p>
      {light && (
        <p class="says">
          <button class="figure" type="button" aria-haspopup="dialog" onClick={() => open({ over: 'why', metric: 'traffic_light' })}>
            <Light say={say} colour={light} />
          </button>
        </p>
      )}
      {light && reasons.length > 0 && <p>{reasons.join(' · ')}</p>}
      {told && !light && <p class="says">{say(told.figures === null ? 'customers-unseen' : 'customers-never')}</p>}
    </header>
  )
}
