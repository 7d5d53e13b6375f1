import { useState } from 'preact/hooks'
import { newKey } from '../../counter/key'
import type { Say } from '../../words'
import { change, dropCard, leave, putCard, putPin, type Person, type Role } from './team'
import { roles, useForm, Wrong, type Step } from './Team'

export function NameField({ say, name }: { say: Say; name?: string }) {
  return (
    <label>
      {say('team-name')}
      <input name="name" autocomplete="off" maxlength={80} required key={name} defaultValue={name} />
    </label>
  )
}

export function PinField({ say }: { say: Say }) {
  return (
    <label>
      {say('team-pin')}
      <input name="pin" inputmode="numeric" autocomplete="off" pattern="[0-9]{4,6}" minlength={4} maxlength={6} required />
    </label>
  )
}

/** Somebody who works here, and what may be changed about them. */
export function One({ say, person, act, changed }: Step & { person: Person }) {
  const [note, setNote] = useState('')
  const pin = useForm(async (field, key) => {
    const refused = await act(() => putPin(key, person.id, field('pin')))
    if (!refused) {
      setNote(say('team-pin-set'))
      changed()
    }
    return refused
  })
  const [isChanged, setChanged] = useState(false)
  const named = useForm(async (field) => {
    const refused = await act(() => change(person.id, field('name'), field('role') as Role))
    setChanged(!refused)
    if (!refused) changed()
    return refused
  })
  const card = useForm(async (field, key) => act(() => putCard(key, person.id, field('code')), changed))
  const [refusal, setRefusal] = useState('')
  const go = async () => {
    if (confirm(say('team-leave-sure', { name: person.name }))) setRefusal(await act(() => leave(newKey(), person.id), changed))
  }
  return (
    <li>
      <details class="sheet">
        <summary>
          <u>
            <strong>{person.name}</strong>
          </u>
          <span class="soft">
            {say(roles[person.role][0])}
            {!person.has_pin && ` · ${say('team-no-pin')}`}
          </span>
        </summary>
        <form onSubmit={named.submit}>
          <h3>{say('team-change')}</h3>
          <NameField say={say} name={person.name} />
          <label>
            {say('team-role')}
            <select name="role" key={person.role} defaultValue={person.role}>
              {(Object.keys(roles) as Role[]).map((role) => (
                <option key={role} value={role} selected={role === person.role}>
                  {say(roles[role][0])}
                </option>
              ))}
            </select>
          </label>
          <Wrong text={named.refusal} />
          {isChanged && <p role="status">{say('team-changed')}</p>}
          <button class="button quiet" disabled={named.isSending}>
            {say('team-change-do')}
          </button>
        </form>
        <form onSubmit={pin.submit}>
          <PinField say={say} />
          <Wrong text={pin.refusal} />
          {note && <p role="status">{note}</p>}
          <button class="button quiet" disabled={pin.isSending}>
            {say('team-pin-new')}
          </button>
        </form>
        {person.card_id ? (
          <>
            <p>{say('team-card-known')}</p>
            <button class="button quiet" type="button" onClick={async () => setRefusal(await act(() => dropCard(person.id), changed))}>
              {say('team-card-drop')}
            </button>
          </>
        ) : (
          <form onSubmit={card.submit}>
            <label>
              {say('team-card')}
              <input name="code" autocomplete="off" autocapitalize="characters" spellcheck={false} maxlength={512} required />
            </label>
            <p class="soft">{say('team-card-why')}</p>
            <Wrong text={card.refusal} />
            <button class="button quiet" disabled={card.isSending}>
              {say('team-card-keep')}
            </button>
          </form>
        )}
        <Wrong text={refusal} />
        <button class="button quiet" type="button" onClick={() => void go()}>
          {say('team-leave', { name: person.name })}
        </button>
      </details>
    </li>
  )
}
