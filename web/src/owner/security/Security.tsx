//! How the owner signs in, and where they are signed in now.

import { useEffect, useState } from 'preact/hooks'
import { explain } from '../../counter/problem'
import { AppCodes } from './AppCodes'
import { setPassword, whoami, type OwnerView } from '../api'
import { NewPassword, Part, Refusal, submitted, useAct } from '../parts/form'
import type { ScreenProps } from '../screens'
import { Passkeys } from './Passkeys'
import { Sessions } from './Sessions'

export interface PartProps extends Omit<ScreenProps, 'rest'> {
  owner: OwnerView
  /** Has the screen look again, after something changed. */
  changed: () => void
}

/** The reader's own kind of the language that is spoken: the British write a day otherwise than the Americans. */
const locale = (language: string) => navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language

/** A day, as the reader writes it. */
export const day = (language: string, at: string) => new Intl.DateTimeFormat(locale(language), { dateStyle: 'medium' }).format(new Date(at))
/** A day and a time. */
export const moment = (language: string, at: string) =>
  new Intl.DateTimeFormat(locale(language), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))

export function Security({ say, language }: ScreenProps) {
  const [owner, setOwner] = useState<OwnerView>()
  const [refusal, setRefusal] = useState('')
  const look = async () => {
    const answer = await whoami()
    if ('told' in answer) setOwner(answer.told)
    setRefusal('told' in answer ? '' : explain(say, answer.problem))
  }
  useEffect(() => void look(), [])
  const parts = owner && { say, language, owner, changed: () => void look() }
  return (
    <>
      <h1>{say('owner-security')}</h1>
      {!owner && !refusal && <p class="soft" aria-busy="true">{say('owner-asking')}</p>}
      {refusal && (
        <div class="refused">
          <Refusal text={refusal} />
          <button class="button quiet" type="button" onClick={() => void look()}>
            {say('owner-again')}
          </button>
        </div>
      )}
      {parts && (
        <div class="parts">
          <Passkeys {...parts} />
          <Password {...parts} />
          <AppCodes {...parts} />
          <Sessions {...parts} />
        </div>
      )}
    </>
  )
}

function Password({ say, language, owner, changed }: PartProps) {
  const [isOpen, setOpen] = useState(false)
  const [ended, setEnded] = useState<number>()
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  const set = (text: (field: string) => string) =>
    act(() => setPassword(text('password')), (told) => {
      setEnded(told.sessions_ended)
      setOpen(false)
      changed()
    })
  return (
    <Part title={say('owner-password')}>
      <p class="soft">
        {owner.password_made_at ? say('owner-password-since', { date: day(language, owner.password_made_at) }) : say('owner-no-password')}
      </p>
      {ended !== undefined && <p role="status">{say('owner-password-set', { n: ended })}</p>}
      {isOpen ? (
        <form onSubmit={submitted((text) => void set(text))} aria-busy={isBusy}>
          {/* For the browser's own safe, which keeps a password with a name. */}
          <input type="text" name="name" value={owner.name} autocomplete="username" readonly hidden />
          <NewPassword say={say} label="owner-new-password" isAsked />
          <Refusal text={refusal} />
          <div class="acts">
            <button class="button" disabled={isBusy}>
              {say('owner-password-save')}
            </button>
            <button class="plain" type="button" onClick={() => setOpen(false)}>
              {say('owner-cancel')}
            </button>
          </div>
        </form>
      ) : (
        <button class="button quiet" type="button" onClick={() => setOpen(true)}>
          {say(owner.password_made_at ? 'owner-password-change' : 'owner-password-first')}
        </button>
      )}
    </Part>
  )
}
