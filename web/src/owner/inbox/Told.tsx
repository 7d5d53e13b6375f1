import type { Language, Say } from '../../words'
import { day } from '../parts/format'

/** What the customer was answered on their card. */
export function Told({ say, language, at, text }: { say: Say; language: Language; at: string; text: string | null | undefined }) {
  return (
    <div class="reply">
      <p class="soft">{say('inbox-told', { date: day(language, at) })}</p>
      {text && <p class="told">{text}</p>}
    </div>
  )
}
