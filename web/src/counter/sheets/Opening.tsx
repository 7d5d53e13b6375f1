import { useRef, useState } from 'preact/hooks'
import { newKey } from '../key'
import { explain } from '../problem'
import { takeOver } from './asks'
import type { OfPerson } from './Person'
import { Sheet } from './Sheet'

const max_reason_chars = 280

/** A paper card's stamps, once per program, and fewer than fill a card. */
export function Opening({ say, close, home, name, card, programs }: OfPerson) {
  const key = useRef(newKey())
  const [program_id, choose] = useState(card.progress[0]?.program_id ?? programs?.[0]?.id ?? '')
  const [why, setWhy] = useState('')
  const [isDone, setDone] = useState<number | null>(null)
  const goal = card.progress.find((progress) => progress.program_id === program_id)?.goal ?? programs?.find(({ id }) => id === program_id)?.goal ?? 2
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget as HTMLFormElement)
    const stamps = Number(form.get('stamps'))
    const told = await takeOver(card.id, { program_id, stamps, reason: String(form.get('reason')).trim() }, key.current)
    if ('told' in told) return setDone(stamps)
    // A corrected number is another request.
    if (told.status !== 0) key.current = newKey()
    setWhy(explain(say, told.problem))
  }
  return (
    <Sheet say={say} title={say('person-opening')} close={close} back={home}>
      {isDone !== null ? (
        <>
          <p class="says" role="status">
            {say('opening-done', { n: isDone, name })}
          </p>
          <button class="button" type="button" onClick={home}>
            {say('sheet-good')}
          </button>
        </>
      ) : (
        <form onSubmit={submit}>
          <p>{say('opening-how')}</p>
          {card.progress.length > 1 && (
            <label>
              {say('opening-program')}
              <select value={program_id} onChange={({ currentTarget }) => choose(currentTarget.value)}>
                {card.progress.map((progress) => (
                  <option key={progress.program_id} value={progress.program_id}>
                    {programs?.find(({ id }) => id === progress.program_id)?.name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <label>
            {say('opening-stamps')}
            <input name="stamps" type="number" inputmode="numeric" min={1} max={goal - 1} required autofocus />
          </label>
          <label>
            {say('sheet-reason')}
            <input name="reason" maxlength={max_reason_chars} defaultValue={say('opening-reason')} autocomplete="off" required />
          </label>
          {why && (
            <p class="wrong" role="alert">
              {why}
            </p>
          )}
          <button class="button">{say('opening-do')}</button>
        </form>
      )}
    </Sheet>
  )
}
