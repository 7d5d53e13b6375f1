//! Signing in: a passkey first, a name and a password below it.

import { useEffect } from 'preact/hooks'
import type { Say } from '../../words'
import { askAnybody, signIn, signInByPasskey, type Told } from '../api'
import { Refusal, submitted, useAct } from '../parts/form'
import { answer, canOffer, endOffer, type Come } from './passkey'
import { useWays, withoutPasskeys } from './ways'

/** A challenge is good for five minutes; an offer is made anew before that. */
const offer_ms = 4 * 60_000

/** Six digits are an app's code, anything else one of the codes on paper. */
export function secondProof(code: string): { totp?: string; recovery_code?: string } {
  const typed = code.trim()
  if (!typed) return {}
  const digits = typed.replace(/\s/g, '')
  return /^\d{6}$/.test(digits) ? { totp: digits } : { recovery_code: typed }
}

async function byPasskey(isOffered: boolean): Promise<Come<unknown>> {
  const answered = await answer(askAnybody(), isOffered)
  return 'told' in answered ? signInByPasskey(answered.told) : answered
}

/** Has the browser offer its passkeys where it fills in names, for as long as the screen is there. */
function useOffer(isOn: boolean, done: () => void) {
  useEffect(() => {
    if (!isOn) return
    let isHere = true
    let again: number | undefined
    const offer = async () => {
      again = window.setTimeout(() => void offer(), offer_ms)
      const come = await byPasskey(true)
      if (isHere && 'told' in come) done()
    }
    void canOffer().then((can) => {
      if (can && isHere) void offer()
    })
    return () => {
      isHere = false
      window.clearTimeout(again)
      endOffer()
    }
  }, [isOn])
}

export function SignInForm({ say, done }: { say: Say; done: () => void }) {
  const known = useWays()
  const off = withoutPasskeys(say, known)
  const isOn = known !== undefined && !off
  useOffer(isOn, done)
  const key = useAct(say, 'owner-passkey-refused')
  const words = useAct(say, 'owner-wrong')
  const send = (text: (field: string) => string): Promise<Told<unknown>> =>
    signIn({ name: text('name'), password: text('password'), ...secondProof(text('code')) })
  return (
    <main class="alone">
      <h1>{say('owner-sign-in-title')}</h1>
      {isOn && (
        <section class="sheet" aria-busy={key.isBusy}>
          <button class="button" type="button" disabled={key.isBusy} onClick={() => void key.act(() => byPasskey(false), done)}>
            {say('owner-use-passkey')}
          </button>
          <Refusal text={key.refusal} />
        </section>
      )}
      <form class="sheet" onSubmit={submitted((text) => void words.act(() => send(text), done))} aria-busy={words.isBusy}>
        {isOn && <h2 class="or">{say('owner-or-password')}</h2>}
        {off && <p class="soft">{off}</p>}
        <label>
          {say('owner-name')}
          <input name="name" autocomplete="username webauthn" maxlength={80} required autofocus />
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
        <Refusal text={words.refusal} />
        <button class={isOn ? 'button quiet' : 'button'} disabled={words.isBusy}>
          {say('owner-sign-in')}
        </button>
      </form>
    </main>
  )
}
