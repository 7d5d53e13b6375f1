import type { Say } from '../../words'
import { Field } from '../parts/fields'
import { Refusal } from '../parts/form'
import type { Counting } from './asks'

type Closure = Counting['closures'][number]
/** As src/settings takes them. */
const max_closures = 200

/** Spells in which the shop is closed: nobody is late because of them. */
export function Closures({ say, closures, set, wrong }: { say: Say; closures: Closure[]; set: (closures: Closure[]) => void; wrong: string | undefined }) {
  const change = (at: number, some: Partial<Closure>) => set(closures.map((closure, place) => (place === at ? { ...closure, ...some } : closure)))
  return (
    <fieldset class="closures">
      <legend>{say('shop-closures')}</legend>
      <p class="soft">{say('shop-closures-why')}</p>
      {closures.map((closure, at) => (
        <div key={at} class="closure" role="group" aria-label={closure.name ?? say('shop-closure-of', { n: at + 1 })}>
          <Field label={say('shop-closure-from')}>
            {() => <input type="date" required value={closure.from} onInput={(event) => change(at, { from: event.currentTarget.value })} />}
          </Field>
          <Field label={say('shop-closure-to')}>
            {() => <input type="date" required min={closure.from} value={closure.to} onInput={(event) => change(at, { to: event.currentTarget.value })} />}
          </Field>
          <Field label={say('shop-closure-name')}>
            {() => <input maxlength={80} autocomplete="off" value={closure.name ?? ''} onInput={(event) => change(at, { name: event.currentTarget.value.trim() ? event.currentTarget.value : null })} />}
          </Field>
          <button class="plain" type="button" aria-label={`${say('owner-remove')}: ${closure.name ?? closure.from}`} onClick={() => set(closures.filter((_, place) => place !== at))}>
            {say('owner-remove')}
          </button>
        </div>
      ))}
      <Refusal text={wrong ?? ''} />
      {closures.length < max_closures && (
        <button class="button quiet" type="button" onClick={() => set([...closures, { from: '', to: '', name: null }])}>
          {say('shop-closure-add')}
        </button>
      )}
    </fieldset>
  )
}
