import { useRef, useState } from 'preact/hooks'
import type { Say } from '../words'
import { enrol } from './door'
import { newKey } from './key'
import { explain } from './problem'

const max_name_chars = 80

/** A device that nobody has let in, or not any more: what to do, and that nothing is lost. */
export function Stranger({ say, isRevoked, waiting }: { say: Say; isRevoked: boolean; waiting: number }) {
  return (
    <main class="alone">
      <h1>{say(isRevoked ? 'counter-revoked' : 'counter-stranger')}</h1>
      <p>{say(isRevoked ? 'counter-revoked-how' : 'counter-stranger-how')}</p>
      {waiting > 0 && (
        <p class="sheet" role="status">
          {say('counter-kept', { n: waiting })}
        </p>
      )}
      <p class="soft">{say('counter-machine')}</p>
    </main>
  )
}

interface Asked {
  say: Say
  secret: string
  /** What this device is enrolled as already. */
  known: string | null
  done: () => void
  skip: () => void
}

/** One tap, and a name if one likes. */
export function Enrol({ say, secret, known, done, skip }: Asked) {
  const [refusal, setRefusal] = useState('')
  const [isSending, setSending] = useState(false)
  const key = useRef(newKey())
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (isSending) return
    const name = String(new FormData(event.currentTarget as HTMLFormElement).get('name') ?? '').trim()
    setSending(true)
    setRefusal('')
    const answer = await enrol(secret, name, key.current)
    setSending(false)
    if ('told' in answer) return done()
    // A corrected name is another request.
    if (answer.status === 422) key.current = newKey()
    setRefusal(answer.status === 401 ? say('counter-enrol-dead') : explain(say, answer.problem))
  }
  return (
    <main class="alone">
      <h1>{say('counter-enrol-title')}</h1>
      <p>{known ? say('counter-enrol-known', { name: known }) : say('counter-enrol-why')}</p>
      <form class="sheet" onSubmit={submit}>
        <label>
          {say('counter-enrol-name')}
          <input name="name" autocomplete="off" maxlength={max_name_chars} aria-describedby="enrol-name-why" />
        </label>
        <p class="soft" id="enrol-name-why">
          {say('counter-enrol-name-why')}
        </p>
        {refusal && (
          <p class="wrong" role="alert">
            {refusal}
          </p>
        )}
        <button class="button" disabled={isSending}>
          {say('counter-enrol-do')}
        </button>
      </form>
      {known && (
        <button class="button quiet" type="button" onClick={skip}>
          {say('counter-enrol-skip')}
        </button>
      )}
    </main>
  )
}
