//! Fields that say themselves what is wrong with them, and a form that saves by itself.

import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import type { Say } from '../../words'
import type { Refused, Told } from '../api'
import { Refusal, why } from './form'

/** What a field is told about itself, for those who do not see it. */
export interface Described {
  'aria-describedby'?: string
  'aria-invalid'?: boolean
}

/** A field with its label, a hint below it, and what is wrong with it. */
export function Field({ label, hint, wrong, children }: { label: string; hint?: string | undefined; wrong?: string | undefined; children: (described: Described) => ComponentChildren }) {
  const id = useId()
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label>
        {label}
        {children({ ...(described && { 'aria-describedby': described }), ...(wrong && { 'aria-invalid': true }) })}
      </label>
      {hint && (
        <p class="soft" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong && (
        <p class="wrong" id={`${id}-wrong`} role="alert">
          {wrong}
        </p>
      )}
    </div>
  )
}

/** What stands at each field that is refused, by the beginning of its pointer: `/closures` is also for `/closures/3/to`. */
export type Rules = Record<string, string>

/** The refused fields in words. None where a field has no word of its own: then the refusal is said as a whole. */
export function byField(rules: Rules, { problem }: Refused): Record<string, string> {
  const named = (problem.errors ?? []).map(({ pointer }) => Object.keys(rules).find((place) => pointer === place || pointer.startsWith(`${place}/`)))
  return named.every((place) => place !== undefined) ? Object.fromEntries(named.map((place) => [place, rules[place!]!])) : {}
}

/** Saves one thing at a time, and says that it was saved or what was not accepted: by field, by the problem's name, or as the server says it. */
export function useSave(say: Say, rules: Rules = {}, kinds: Rules = {}) {
  const [state, setState] = useState<{ is: 'new' | 'saving' | 'saved' | 'refused'; wrong: Record<string, string>; refusal: string }>({ is: 'new', wrong: {}, refusal: '' })
  const save = async <T,>(ask: () => Promise<Told<T>>, done?: (told: T) => void) => {
    if (state.is === 'saving') return
    setState({ is: 'saving', wrong: {}, refusal: '' })
    const answer = await ask()
    if ('told' in answer) {
      done?.(answer.told)
      return setState({ is: 'saved', wrong: {}, refusal: '' })
    }
    const wrong = byField(rules, answer)
    const kind = kinds[answer.problem.type?.split(':').pop() ?? '']
    setState({ is: 'refused', wrong, refusal: Object.keys(wrong).length > 0 ? '' : (kind ?? why(say, answer, 'owner-signed-out')) })
  }
  return { ...state, save, touch: () => state.is === 'saved' && setState({ ...state, is: 'new' }) }
}

/** A form that saves by itself, with what came of it beside its button. */
export function Saves({ say, state, go, children }: { say: Say; state: ReturnType<typeof useSave>; go: () => void; children: ComponentChildren }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    go()
  }
  return (
    <form onSubmit={submit} onInput={state.touch}>
      {children}
      <Refusal text={state.refusal} />
      <p class="acts">
        <button class="button" disabled={state.is === 'saving'}>
          {say('owner-save')}
        </button>
        <span class="saved" role="status">
          {state.is === 'saved' && say('owner-saved')}
        </span>
      </p>
    </form>
  )
}
