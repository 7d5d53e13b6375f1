import { useState } from 'preact/hooks'
import type { Language, Say } from '../../words'
import { Part, Refusal, submitted, useAct } from '../parts/form'
import { setGoal, type NewGoal } from './asks'
import { called, names, sign, typed } from './metrics'

/** On the way there may be so many steps here; the API takes twenty. */
const most_steps = 4

/** The day after today, where the browser is: a goal lies ahead. */
const tomorrow = () => new Intl.DateTimeFormat('en-CA').format(Date.now() + 86_400_000)

interface Shown {
  say: Say
  language: Language
  currency: string
  taken: readonly string[]
  changed: () => void
}

/** One figure and one date, and steps on the way for whoever wants them. */
export function SetGoal({ say, currency, taken, changed }: Shown) {
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  const [metric, setMetric] = useState<string>(names.find((name) => !taken.includes(name)) ?? names[0]!)
  const [steps, setSteps] = useState(0)
  const [wrong, setWrong] = useState('')
  const unit = sign(metric, currency)
  const submit = submitted((text) => {
    const target = typed(metric, text('target'), currency)
    const milestones = Array.from({ length: steps }, (_, index) => ({ target: typed(metric, text(`step-${index}`), currency), by: text(`by-${index}`) }))
    if (target === undefined || milestones.some((step) => step.target === undefined)) return setWrong(say('goals-no-number'))
    setWrong('')
    void act(() => setGoal(metric, { target, by: text('by'), milestones } as NewGoal), changed)
  })
  const figure = (name: string, label: string) => (
    <label>
      {unit ? `${label} (${unit})` : label}
      <input name={name} inputmode="decimal" autocomplete="off" required />
    </label>
  )
  return (
    <Part title={say('goals-set')}>
      <form onSubmit={submit}>
        <label>
          {say('goals-metric')}
          <select value={metric} onChange={(event) => setMetric(event.currentTarget.value)}>
            {names.map((name) => (
              <option value={name}>{called(say, name)}</option>
            ))}
          </select>
        </label>
        <p class="soft">{say('goals-month')}</p>
        {taken.includes(metric) && <p class="soft">{say('goals-instead')}</p>}
        <div class="pair">
          {figure('target', say('goals-target'))}
          <label>
            {say('goals-by')}
            <input name="by" type="date" min={tomorrow()} required />
          </label>
        </div>
        {Array.from({ length: steps }, (_, index) => (
          <fieldset class="pair" key={index}>
            <legend>{say('goals-step-of', { n: index + 1 })}</legend>
            {figure(`step-${index}`, say('goals-target'))}
            <label>
              {say('goals-by')}
              <input name={`by-${index}`} type="date" min={tomorrow()} required />
            </label>
          </fieldset>
        ))}
        {steps < most_steps && (
          <button class="plain" type="button" onClick={() => setSteps(steps + 1)}>
            {say('goals-add-step')}
          </button>
        )}
        <Refusal text={wrong || refusal} />
        <button class="button" disabled={isBusy}>
          {say('goals-set-do')}
        </button>
      </form>
    </Part>
  )
}
