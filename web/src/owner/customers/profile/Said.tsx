import { Asked, useAsked } from '../../parts/asked'
import { Part } from '../../parts/form'
import { Answer } from '../../inbox/Answer'
import { Case } from '../../inbox/Case'
import { isUnhappy } from '../../inbox/said'
import { answers, cases, notes, type Note, type Spoken } from '../asks'
import type { OfOne } from './Profile'

/** What they said when asked, and what went wrong for them; each can be answered here as in the inbox. */
export function Said({ say, language, known }: OfOne) {
  const spoken = useAsked(() => answers(known.id), [known])
  const wrong = useAsked(() => cases(known.id), [known])
  const told = useAsked(() => notes(known.id), [known])
  const replies = told.answer.kind === 'told' ? told.answer.told.data : []
  const customer = { id: known.id, display_name: known.display_name ?? null }
  return (
    <Part title={say('customers-said')}>
      <Asked say={say} asked={wrong}>
        {({ data }) => data.map((one) => <Case key={one.id} say={say} language={language} one={one} replies={replies} isAtHome />)}
      </Asked>
      <Asked say={say} asked={spoken}>
        {({ data }) =>
          data.length === 0 ? (
            <p class="soft">{say('customers-said-nothing')}</p>
          ) : (
            data.map((one) => <Answer key={one.id} say={say} language={language} one={{ ...one, customer, is_unhappy: isUnhappy(one), ...reply(one, replies) }} isAtHome />)
          )
        }
      </Asked>
    </Part>
  )
}

/** What was answered to it, as the notes on the card tell. */
function reply({ id }: Spoken, notes: Note[]) {
  const note = notes.find(({ answer_id }) => answer_id === id)
  return note ? { answered_at: note.made_at, answer_text: note.text ?? null } : {}
}
