//! What all forms of the office do alike: send once at a time, and say what was refused in the reader's own words.

import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { explain, type Problem } from '../../counter/problem'
import type { Say } from '../../words'
import type { Refused } from '../api'
import type { NoPasskey } from '../door/passkey'

/** The fewest and the most characters of a password, as the server takes them. */
export const password_chars = { min: 12, max: 128 }

const kept = {
  'urn:timbro:problem:last-way-in': 'owner-last-way-in',
  'urn:timbro:problem:passkeys-off': 'owner-passkeys-off-other',
  'urn:timbro:problem:step-up-needed': 'owner-not-proved',
} as const

const none = { declined: 'owner-passkey-declined', there: 'owner-passkey-there', impossible: 'owner-passkey-impossible' }

/** What a refusal says. `wrong` is the word for 401, which means something else at each place. */
export function why(say: Say, answer: Refused | NoPasskey, wrong: string): string {
  if ('passkey' in answer) return say(none[answer.passkey])
  if (answer.status === 401) return say(wrong)
  if (answer.status === 429) return say('owner-slowed', { n: answer.wait_seconds })
  const word = kept[answer.problem.type as keyof typeof kept]
  return word ? say(word) : explain(say, answer.problem)
}

/** One thing that is asked of the server at a time, and why it was refused. `own` has the words of refusals that only it meets. */
export function useAct(say: Say, wrong: string, own?: (say: Say, problem: Problem) => string | undefined) {
  const [refusal, setRefusal] = useState('')
  const [isBusy, setBusy] = useState(false)
  const act = async <T,>(ask: () => Promise<{ told: T } | Refused | NoPasskey>, done: (told: T) => void) => {
    if (isBusy) return
    setBusy(true)
    setRefusal('')
    const answer = await ask()
    setBusy(false)
    if ('told' in answer) done(answer.told)
    else setRefusal(('problem' in answer && own?.(say, answer.problem)) || why(say, answer, wrong))
  }
  return { refusal, isBusy, act }
}

/** A form's own send: the text of its fields by their names. */
export const submitted = (send: (text: (field: string) => string) => void) => (event: SubmitEvent) => {
  event.preventDefault()
  const form = new FormData(event.currentTarget as HTMLFormElement)
  send((field) => String(form.get(field) ?? ''))
}

export function Refusal({ text }: { text: string }) {
  return text ? (
    <p class="wrong" role="alert">
      {text}
    </p>
  ) : null
}

/** The focus goes to what was asked for: browsers heed `autofocus` on the first screen only. */
export const focused = (input: HTMLElement | null) => input?.focus()

export function NewPassword({ say, label, isAsked }: { say: Say; label: string; isAsked: boolean }) {
  return (
    <>
      <label>
        {say(label)}
        <input
          ref={isAsked ? focused : undefined}
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
    </>
  )
}

/** A part of a screen with its heading. */
export function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="sheet">
      <h2>{title}</h2>
      {children}
    </section>
  )
}
