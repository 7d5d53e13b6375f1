import { useRef, useState } from 'preact/hooks'
import type { Told } from '../../api/tell'
import { newKey } from '../../counter/key'
import { explain } from '../../counter/problem'
import type { Say } from '../../words'
import { Asked, useAsked } from '../parts/asked'
import { Devices } from './Devices'
import type { ScreenProps } from '../screens'
import { NameField, One, PinField } from './Person'
import { add, listPeople, putPin, type Person, type Role } from './team'

/** What a role is called, and what it reaches. */
export const roles: Record<Role, [string, string]> = {
  staff: ['team-role-staff', 'team-role-staff-why'],
  manager: ['team-role-manager', 'team-role-manager-why'],
  owner: ['team-role-owner', 'team-role-owner-why'],
}

/** Sends. Gives what was refused in words, nothing where it was done. */
export type Do = <T>(send: () => Promise<Told<T>>, done?: (told: T) => void) => Promise<string>

function doing(say: Say): Do {
  return async (send, done) => {
    const answer = await send()
    if (!('told' in answer)) return answer.status === 422 ? say('team-refused') : explain(say, answer.problem)
    done?.(answer.told)
    return ''
  }
}

/** Who works here, and on which devices. */
export function Team({ say }: ScreenProps) {
  const people = useAsked(listPeople)
  const act = doing(say)
  return (
    <div class="team">
      <h1>{say('team-title')}</h1>
      <section>
        <h2>{say('team-people')}</h2>
        <Asked say={say} asked={people}>
          {({ data }) => <Present say={say} people={data.filter(({ ended_at }) => !ended_at)} act={act} changed={people.again} />}
        </Asked>
      </section>
      <Devices say={say} act={act} />
    </div>
  )
}

function Present({ say, people, act, changed }: Step & { people: Person[] }) {
  return (
    <>
      {people.length === 0 && <p class="soft">{say('team-nobody')}</p>}
      <ul class="list">
        {people.map((person) => (
          <One key={person.id} say={say} person={person} act={act} changed={changed} />
        ))}
      </ul>
      <Add say={say} act={act} changed={changed} />
    </>
  )
}

export function Wrong({ text }: { text: string }) {
  return text ? (
    <p class="wrong" role="alert">
      {text}
    </p>
  ) : null
}

/** A form that sends once at a time and says what was refused. The key is the form's, until it has worked. */
export function useForm(send: (field: (name: string) => string, key: string) => Promise<string>) {
  const [refusal, setRefusal] = useState('')
  const [isSending, setSending] = useState(false)
  const [key, setKey] = useState(newKey)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (isSending) return
    const form = event.currentTarget as HTMLFormElement
    const fields = new FormData(form)
    setSending(true)
    const refused = await send((name) => String(fields.get(name) ?? '').trim(), key)
    setSending(false)
    setRefusal(refused)
    setKey(newKey())
    if (!refused) form.reset()
  }
  return { refusal, isSending, submit }
}

export interface Step {
  say: Say
  act: Do
  changed: () => void
}

function Add({ say, act, changed }: Step) {
  // Who was added and whose PIN was refused is not added a second time with the next PIN.
  const added = useRef<Person | null>(null)
  const form = useForm(async (field, key) => {
    const [name, role] = [field('name'), field('role') as Role]
    if (added.current?.name !== name || added.current.role !== role) {
      const refused = await act(() => add(key, name, role), (person) => (added.current = person))
      if (refused) return refused
    }
    const { id } = added.current!
    const withoutPin = await act(() => putPin(`${key}-pin`, id, field('pin')))
    if (!withoutPin) added.current = null
    changed()
    return withoutPin
  })
  return (
    <form class="sheet" onSubmit={form.submit}>
      <h3>{say('team-add')}</h3>
      <NameField say={say} />
      <fieldset>
        <legend>{say('team-role')}</legend>
        {(Object.keys(roles) as Role[]).map((role) => (
          <label key={role} class="choice">
            <input type="radio" name="role" value={role} defaultChecked={role === 'staff'} />
            <span>
              {say(roles[role][0])} <span class="soft">{say(roles[role][1])}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <PinField say={say} />
      <p class="soft">{say('team-pin-rule')}</p>
      <Wrong text={form.refusal} />
      <button class="button" disabled={form.isSending}>
        {say('team-add-do')}
      </button>
    </form>
  )
}
