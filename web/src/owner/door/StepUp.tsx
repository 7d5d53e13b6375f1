//! The dialog that asks again who is there, whenever the server wants to know: what was asked for then goes on by itself.

import { useEffect, useRef, useState } from 'preact/hooks'
import type { Say } from '../../words'
import { askAgain, proveBy, stepUp, stepUpByPasskey, whoami, type OwnerView } from '../api'
import { Dialog } from '../parts/Dialog'
import { Refusal, submitted, useAct } from '../parts/form'
import { answer, canPasskeys, makeReady } from './passkey'

async function byPasskey() {
  const answered = await answer(askAgain())
  return 'told' in answered ? stepUpByPasskey(answered.told) : answered
}

/** Six digits are a code from the app, anything else the password. */
export function proof(typed: string): { password: string } | { totp: string } {
  const digits = typed.replace(/\s/g, '')
  return /^\d{6}$/.test(digits) ? { totp: digits } : { password: typed }
}

export function StepUp({ say }: { say: Say }) {
  // Several requests may wait for the same proof.
  const waiting = useRef<((isProved: boolean) => void)[]>([])
  const [owner, setOwner] = useState<OwnerView>()
  const [isOpen, setOpen] = useState(false)
  const { refusal, isBusy, act } = useAct(say, 'owner-proof-wrong')
  useEffect(() => {
    proveBy(() => {
      setOpen(true)
      makeReady()
      void whoami().then((answer) => setOwner('told' in answer ? answer.told : undefined))
      return new Promise((resolve) => waiting.current.push(resolve))
    })
    return () => proveBy(undefined)
  }, [])
  const end = (isProved: boolean) => {
    setOpen(false)
    for (const tell of waiting.current.splice(0)) tell(isProved)
  }
  if (!isOpen) return null
  const hasPasskey = (owner?.passkeys ?? 0) > 0 && canPasskeys()
  const hasWords = !owner || owner.password_made_at !== null || owner.totp !== null
  return (
    <Dialog title={say('owner-proof-title')} close={() => end(false)}>
      <p class="soft">{say('owner-proof-why')}</p>
      {hasPasskey && (
        <button class="button" type="button" disabled={isBusy} onClick={() => void act(byPasskey, () => end(true))}>
          {say('owner-use-passkey')}
        </button>
      )}
      {hasWords && (
        <form onSubmit={submitted((text) => void act(() => stepUp(proof(text('proof'))), () => end(true)))}>
          <label>
            {say(owner?.totp ? 'owner-password-or-code' : 'owner-password')}
            <input name="proof" type="password" autocomplete="current-password" required autofocus={!hasPasskey} />
          </label>
          <button class={hasPasskey ? 'button quiet' : 'button'} disabled={isBusy}>
            {say('owner-prove')}
          </button>
        </form>
      )}
      <Refusal text={refusal} />
      <button class="plain" type="button" onClick={() => end(false)}>
        {say('owner-cancel')}
      </button>
    </Dialog>
  )
}
