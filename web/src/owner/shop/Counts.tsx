import { useState } from 'preact/hooks'
import type { Say } from '../../words'
import { Asked, useAsked } from '../parts/asked'
import { Field, Saves, useSave } from '../parts/fields'
import { askCounting, putCounting, type Counting } from './asks'
import { Closures } from './Closures'

/** The window's bounds: src/retention. */
const days = { min: 7, max: 365 }

/** How numbers are counted: when somebody counts as lost, when the day ends, when the shop is closed. */
export function Counts({ say }: { say: Say }) {
  const asked = useAsked(askCounting)
  return (
    <Asked say={say} asked={asked}>
      {(counting) => <Form say={say} counting={counting} />}
    </Asked>
  )
}

type Choice = 'preset' | 'auto' | 'days'

function Form({ say, counting }: { say: Say; counting: Counting }) {
  const { window_days: now, preset_days } = counting
  const [choice, setChoice] = useState<Choice>(now === null ? 'preset' : now === 'auto' ? 'auto' : 'days')
  const [own, setOwn] = useState(String(typeof now === 'number' ? now : preset_days))
  const [dayEnd, setDayEnd] = useState(counting.day_end)
  const [closures, setClosures] = useState(counting.closures)
  const state = useSave(say, { '/window_days': say('shop-days-rule', days), '/day_end': say('shop-day-end-rule'), '/closures': say('shop-closures-rule') })
  const window_days = { preset: null, auto: 'auto' as const, days: Number(own) }[choice]
  const words: Record<Choice, string> = { preset: say('shop-window-preset', { n: preset_days }), auto: say('shop-window-auto'), days: say('shop-window-days') }
  return (
    <Saves say={say} state={state} go={() => void state.save(() => putCounting({ window_days, day_end: dayEnd, closures }))}>
      <fieldset>
        <legend>{say('shop-window')}</legend>
        <p class="soft">{say('shop-window-why')}</p>
        {(Object.keys(words) as Choice[]).map((one) => (
          <label key={one} class="choice">
            <input type="radio" name="window" checked={choice === one} onChange={() => setChoice(one)} />
            <span>{words[one]}</span>
          </label>
        ))}
      </fieldset>
      {choice === 'days' && (
        <Field label={say('shop-days')} hint={say('shop-days-rule', days)} wrong={state.wrong['/window_days']}>
          {(described) => <input {...described} class="short" type="number" {...days} required value={own} onInput={(event) => setOwn(event.currentTarget.value)} />}
        </Field>
      )}
      <Field label={say('shop-day-end')} hint={say('shop-day-end-why')} wrong={state.wrong['/day_end']}>
        {(described) => <input {...described} class="short" type="time" max="11:59" required value={dayEnd} onInput={(event) => setDayEnd(event.currentTarget.value)} />}
      </Field>
      <Closures say={say} closures={closures} set={setClosures} wrong={state.wrong['/closures']} />
    </Saves>
  )
}
