import type { Say } from '../../words'
import { Field } from '../parts/fields'
import { most, type Draft } from './rule'

interface Asked {
  say: Say
  draft: Draft
  wrong: (field: string) => string | undefined
  set: (change: Partial<Draft>) => void
}

/** What a program is called. */
export function NameField({ say, draft, wrong, set }: Asked) {
  return (
    <Field label={say('programs-name')} hint={say('programs-name-why')} wrong={wrong('name')}>
      {(described) => <input {...described} autocomplete="off" maxlength={most.chars} value={draft.name} onInput={(event) => set({ name: event.currentTarget.value })} />}
    </Field>
  )
}
