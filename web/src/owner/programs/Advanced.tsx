import { useState } from 'preact/hooks'
import type { Say } from '../../words'
import { Field } from '../parts/fields'
import { most, noReward, type Draft, type Typed } from './rule'

interface Asked {
  say: Say
  draft: Draft
  set: (change: Partial<Draft>) => void
  wrong: (field: string) => string | undefined
}

/** One number that may be left out. */
function Whole({ label, hint, text, wrong, take }: { label: string; hint?: string; text: string; wrong: string | undefined; take: (text: string) => void }) {
  return (
    <Field label={label} hint={hint} wrong={wrong}>
      {(described) => (
        <input {...described} class="short" inputmode="numeric" autocomplete="off" maxlength={10} value={text} onInput={(event) => take(event.currentTarget.value)} />
      )}
    </Field>
  )
}

/** What most shops leave as it is. */
export function Advanced({ say, draft, set, wrong }: Asked) {
  const setStep = (place: number, change: Partial<Typed>) => set({ onTheWay: draft.onTheWay.map((step, at) => (at === place ? { ...step, ...change } : step)) })
  const hasFault = ['goal.days', 'coolDown', 'perDay', 'stampDays', ...draft.onTheWay.flatMap((_, at) => [`way.${at}.stamps`, `way.${at}.title`, `way.${at}.days`])].some(wrong)
  const [isOpen, setOpen] = useState(draft.onTheWay.length > 0 || [draft.goal.days, draft.coolDown, draft.perDay, draft.stampDays].some(Boolean))
  return (
    <details class="more" open={isOpen || hasFault} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <u>{say('programs-more')}</u>
      </summary>
      <div class="inside">
        <h2>{say('programs-way')}</h2>
        {draft.onTheWay.map((step, at) => (
          <fieldset key={at} class="step">
            <legend>{say('programs-way-of', { n: at + 1 })}</legend>
            <Whole label={say('programs-way-at')} text={step.stamps} wrong={wrong(`way.${at}.stamps`)} take={(stamps) => setStep(at, { stamps })} />
            <Field label={say('programs-reward')} wrong={wrong(`way.${at}.title`)}>
              {(described) => (
                <input {...described} autocomplete="off" maxlength={most.chars} value={step.title} onInput={(event) => setStep(at, { title: event.currentTarget.value })} />
              )}
            </Field>
            <Whole label={say('programs-days')} text={step.days} wrong={wrong(`way.${at}.days`)} take={(days) => setStep(at, { days })} />
            <button class="plain" type="button" onClick={() => set({ onTheWay: draft.onTheWay.filter((_, place) => place !== at) })}>
              {say('programs-way-drop', { n: at + 1 })}
            </button>
          </fieldset>
        ))}
        {draft.onTheWay.length + 1 < most.rewards && (
          <button class="button quiet" type="button" onClick={() => set({ onTheWay: [...draft.onTheWay, noReward] })}>
            {say('programs-way-add')}
          </button>
        )}
        <h2>{say('programs-lasts')}</h2>
        <Whole label={say('programs-goal-days')} hint={say('programs-for-ever')} text={draft.goal.days} wrong={wrong('goal.days')} take={(days) => set({ goal: { ...draft.goal, days } })} />
        <Whole label={say('programs-stamp-days')} hint={say('programs-for-ever')} text={draft.stampDays} wrong={wrong('stampDays')} take={(stampDays) => set({ stampDays })} />
        <h2>{say('programs-limits')}</h2>
        <p class="soft">{say('programs-limits-why')}</p>
        <Whole label={say('programs-cool-down')} text={draft.coolDown} wrong={wrong('coolDown')} take={(coolDown) => set({ coolDown })} />
        <Whole label={say('programs-per-day')} text={draft.perDay} wrong={wrong('perDay')} take={(perDay) => set({ perDay })} />
      </div>
    </details>
  )
}
