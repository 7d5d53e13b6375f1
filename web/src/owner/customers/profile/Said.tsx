import { useEffect, useRef } from 'preact/hooks'
import { Asked, useAsked } from '../../parts/asked'
import { Part } from '../../parts/form'
import { usePages } from '../../parts/pages'
import { Answer } from '../../inbox/Answer'
import { Case } from '../../inbox/Case'
import { isUnhappy } from '../../inbox/said'
import { answers, cases, notes, type Note, type Spoken } from '../asks'
import { Few } from './Few'
import type { OfOne } from './Profile'

/** What they said when asked, and what went wrong for them; each can be answered here as in the inbox. */
export function Said({ say, language, known, isWanted }: OfOne & { isWanted: boolean }) {
  const spoken = usePages((cursor) => answers(known.id, cursor), [known])
  const wrong = usePages((cursor) => cases(known.id, cursor), [known])
  const told = useAsked(() => notes(known.id), [known])
  const customer = { id: known.id, display_name: known.display_name ?? null }
  const box = useRef<HTMLDivElement>(null)
  const isThere = [spoken.first, wrong.first, told].every(({ answer }) => answer.kind === 'told')
  useEffect(() => {
    // Whoever comes to answer begins where it is answered.
    if (isWanted && isThere) box.current?.querySelector('button')?.focus()
  }, [isThere])
  return (
    <div ref={box}>
      <Part title={say('customers-said')}>
        {/* Whether it was answered is told by the notes: they are waited for. */}
        <Asked say={say} asked={told}>
          {({ data: replies }) => (
            <>
              <Few say={say} pages={wrong}>
                {(rows) => rows.map((one) => <Case key={one.id} say={say} language={language} one={one} replies={replies} isAtHome />)}
              </Few>
              <Few say={say} pages={spoken} none={say('customers-said-nothing')}>
                {(rows) => rows.map((one) => <Answer key={one.id} say={say} language={language} one={{ ...one, customer, is_unhappy: isUnhappy(one), ...reply(one, replies) }} isAtHome />)}
              </Few>
            </>
          )}
        </Asked>
      </Part>
    </div>
  )
}

/** What was answered to it, as the notes on the card tell. */
function reply({ id }: Spoken, notes: Note[]) {
  const note = notes.find(({ answer_id }) => answer_id === id)
  return note ? { answered_at: note.made_at, answer_text: note.text ?? null } : {}
}
