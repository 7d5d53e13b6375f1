import { useRef, useState } from 'preact/hooks'
import { newKey } from '../key'
import { explain } from '../problem'
import { replace } from './asks'
import type { OfPerson } from './Person'
import { Sheet } from './Sheet'
import { WayBack } from './WayBack'

const max_reason_chars = 280

/** A lost card: its codes and its page are dead at once, its stamps stay. Then the customer needs the way to the new one. */
export function Replace(of: OfPerson) {
  const { say, close, home, name, card } = of
  const key = useRef(newKey())
  const [why, setWhy] = useState('')
  const [isDone, setDone] = useState(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget as HTMLFormElement).get('reason')).trim()
    const told = await replace(card.id, reason, key.current)
    if ('told' in told) return setDone(true)
    if (told.status !== 0) key.current = newKey()
    setWhy(explain(say, told.problem))
  }
  if (isDone) return <WayBack {...of} />
  return (
    <Sheet say={say} title={say('person-replace')} close={close} back={home}>
      <form onSubmit={submit}>
        <p>{say('replace-what', { name })}</p>
        <label>
          {say('sheet-reason')}
          <input name="reason" maxlength={max_reason_chars} defaultValue={say('replace-reason')} autocomplete="off" required />
        </label>
        {why && (
          <p class="wrong" role="alert">
            {why}
          </p>
        )}
        <button class="button">{say('replace-do')}</button>
      </form>
    </Sheet>
  )
}
