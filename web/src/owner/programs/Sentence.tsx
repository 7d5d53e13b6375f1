import { places } from '../../counter/money'
import type { Language, Say } from '../../words'
import { Field } from '../parts/fields'
import { money } from '../parts/format'
import { minorOf, most, type By, type Draft } from './rule'

/** What is counted, as it stands in the sentence. */
export const counted: Record<By, string> = { visit: 'programs-by-visit', unit: 'programs-by-unit', spend: 'programs-by-spend' }

interface Told {
  say: Say
  language: Language
  currency: string
}

/** "visits", "times €5 spent": in the number that the sentence needs. */
export function countedBy({ say, language, currency }: Told, by: By, n: number, per_minor: number | undefined): string {
  if (by !== 'spend') return say(counted[by], { n })
  const amount = per_minor ? money(language, per_minor, currency).replace(/[.,]00(?!\d)/, '') : '…'
  return say(counted.spend, { n, amount })
}

interface Asked extends Told {
  draft: Draft
  set: (change: Partial<Draft>) => void
  wrong: (field: string) => string | undefined
}

/** The rule as a sentence with three blanks, and a fourth where money is counted. */
export function Sentence({ say, language, currency, draft, set, wrong }: Asked) {
  const n = Number(draft.goal.stamps) || 10
  const of = (by: By) => countedBy({ say, language, currency }, by, n, minorOf(draft.per, currency))
  const faults = (['goal.stamps', 'goal.title'] as const).map((field) => [field, wrong(field)] as const).filter(([, text]) => text)
  const described = (field: string) => (wrong(field) ? { 'aria-describedby': `wrong-${field}`, 'aria-invalid': true } : {})
  return (
    <>
      <div class="sentence" role="group" aria-label={say('programs-rule')}>
        <span>{say('programs-after')}</span>
        <input
          aria-label={say('programs-how-many')}
          class="count"
          inputmode="numeric"
          autocomplete="off"
          maxlength={7}
          value={draft.goal.stamps}
          {...described('goal.stamps')}
          onInput={(event) => set({ goal: { ...draft.goal, stamps: event.currentTarget.value } })}
        />
        <select aria-label={say('programs-of-what')} value={draft.by} onChange={(event) => set({ by: event.currentTarget.value as By })}>
          {(Object.keys(counted) as By[]).map((by) => (
            <option key={by} value={by}>
              {of(by)}
            </option>
          ))}
        </select>
        <span class="to">
          <span aria-hidden="true">→</span>
          <input
            aria-label={say('programs-which-reward')}
            class="reward"
            autocomplete="off"
            maxlength={most.chars}
            placeholder={say('programs-a-reward')}
            value={draft.goal.title}
            {...described('goal.title')}
            onInput={(event) => set({ goal: { ...draft.goal, title: event.currentTarget.value } })}
          />
        </span>
      </div>
      {faults.map(([field, text]) => (
        <p class="wrong" id={`wrong-${field}`} role="alert">
          {text}
        </p>
      ))}
      {draft.by === 'spend' && (
        <Field label={say('programs-per', { currency })} hint={say('programs-per-why')} wrong={wrong('per')}>
          {(described) => (
            <input
              {...described}
              class="short"
              inputmode={places(currency) > 0 ? 'decimal' : 'numeric'}
              autocomplete="off"
              maxlength={12}
              value={draft.per}
              onInput={(event) => set({ per: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
    </>
  )
}
