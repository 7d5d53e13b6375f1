import { useState } from 'preact/hooks'
import { explain } from '../counter/problem'
import type { Say } from '../words'
import { setUp, signIn, type Told } from './api'

/** The fewest and the most characters of a password, as the server takes them. */
const password_chars = { min: 12, max: 128 }

/** What a refusal says, in the words of the person who reads it. */
function why(say: Say, answer: Exclude<Told<unknown>, { told: unknown }>, wrong: string): string {
  if (answer.status === 401) return say(wrong)
  if (answer.status === 429) return say('owner-slowed', { n: answer.wait_seconds })
  return explain(say, answer.problem)
}

/** Sends a form once at a time and says what was refused. */
function useForm<T>(say: Say, wrong: string, send: (text: (field: string) => string) => Promise<Told<T>>, done: () => void) {
  const [refusal, setRefusal] = useState('')
  const [isSending, setSending] = useState(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (isSending) return
    const form = new FormData(event.currentTarget as HTMLFormElement)
    setSending(true)
    setRefusal('')
    const answer = await send((field) => String(form.get(field) ?? ''))
    setSending(false)
    if ('told' in answer) done()
    else setRefusal(why(say, answer, wrong))
  }
  return { refusal, isSending, submit }
}

function Refusal({ text }: { text: string }) {
  return text ? (
    <p class="wrong" role="alert">
      {text}
    </p>
  ) : null
}

/** The first time, by a one-time link. */
export function SetUp({ say, secret, done }: { say: Say; secret: string; done: () => void }) {
  const form = useForm(say, 'owner-link-dead', (text) => setUp(secret, text('name'), text('password')), done)
  return (
    <main class="alone">
      <h1>{say('owner-setup-title')}</h1>
      <form class="sheet" onSubmit={form.submit}>
        <label>
          {say('owner-name')}
          <input name="name" autocomplete="username" maxlength={80} required autofocus />
        </label>
        <label>
          {say('owner-password')}
          <input
            name="password"
            type="password"
            autocomplete="new-password"
            minlength={password_chars.min}
            maxlength={password_chars.max}
            required
            aria-describedby="password-rule"
          />
        </label>
        <p class="soft" id="password-rule">
          {say('owner-password-rule', password_chars)}
        </p>
        <Refusal text={form.refusal} />
        <button class="button" disabled={form.isSending}>
          {say('owner-setup-do')}
        </button>
      </form>
    </main>
  )
}

/** Six digits are an app's code, anything else one of the codes on paper. */
export function secondProof(code: string): { totp?: string; recovery_code?: string } {
  const typed = code.trim()
  if (!typed) return {}
  const digits = typed.replace(/\s/g, '')
  return /^\d{6}$/.test(digits) ? { totp: digits } : { recovery_code: typed }
}

export function SignInForm({ say, done }: { say: Say; done: () => void }) {
  const send = (text: (field: string) => string) =>
    signIn({ name: text('name'), password: text('password'), ...secondProof(text('code')) })
  const form = useForm(say, 'owner-wrong', send, done)
  return (
    <main class="alone">
      <h1>{say('owner-sign-in-title')}</h1>
      <form class="sheet" onSubmit={form.submit}>
        <label>
          {say('owner-name')}
          <input name="name" autocomplete="username" maxlength={80} required autofocus />
        </label>
        <label>
          {say('owner-password')}
          <input name="password" type="password" autocomplete="current-password" required />
        </label>
        <label>
          {say('owner-code')}
          <input name="code" autocomplete="one-time-code" maxlength={40} aria-describedby="code-why" />
        </label>
        <p class="soft" id="code-why">
          {say('owner-code-why')}
        </p>
        <Refusal text={form.refusal} />
        <button class="button" disabled={form.isSending}>
          {say('owner-sign-in')}
        </button>
      </form>
    </main>
  )
}
