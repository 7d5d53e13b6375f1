import { useRef, useState } from 'preact/hooks'
import type { Language, Say } from '../../words'
import { newKey } from '../../counter/key'
import { Asked, useAsked } from '../parts/asked'
import { Part, Refusal, useAct } from '../parts/form'
import { number } from '../parts/format'
import type { ScreenProps } from '../screens'
import { formulas, keep, workOut, type FormulaView } from './asks'
import { calledOf, labelOf, offered, readAll, resultOf, spelled } from './formulas'
import { Kept } from './Kept'
import './calculator.css'

/** The guides' formulas for figures on paper: put in, worked out at once, kept by name. */
export function Calculator({ say, language }: ScreenProps) {
  const asked = useAsked(formulas)
  const [times, setTimes] = useState(0)
  return (
    <div class="calculator">
      <h1>{say('calc-title')}</h1>
      <p class="soft">{say('calc-why')}</p>
      <Asked say={say} asked={asked}>
        {({ data }) => <Sheet say={say} language={language} all={offered(data)} kept={() => setTimes(times + 1)} />}
      </Asked>
      <Kept key={times} say={say} language={language} />
    </div>
  )
}

interface Shown {
  say: Say
  language: Language
  all: readonly FormulaView[]
  kept: () => void
}

function Sheet({ say, language, all, kept }: Shown) {
  const metrics = [...new Set(all.map(({ metric }) => metric))]
  const [metric, setMetric] = useState(metrics[0] ?? '')
  const ways = all.filter((formula) => formula.metric === metric)
  const [way, setWay] = useState(0)
  const formula = ways[way] ?? ways[0]
  const choose = (to: string) => {
    setMetric(to)
    setWay(0)
  }
  return (
    <Part title={say('calc-sheet')}>
      <label>
        {say('calc-what')}
        <select value={metric} onChange={(event) => choose(event.currentTarget.value)}>
          {metrics.map((name) => (
            <option value={name}>{calledOf(say, name)}</option>
          ))}
        </select>
      </label>
      {ways.length > 1 && (
        <fieldset>
          <legend>{say('calc-known')}</legend>
          {ways.map(({ inputs }, index) => (
            <label class="choice" key={`${metric}/${index}`}>
              <input type="radio" name="way" checked={index === way} onChange={() => setWay(index)} />
              {inputs.map((name) => labelOf(say, name)).join(', ')}
            </label>
          ))}
        </fieldset>
      )}
      {formula && <Worked key={`${metric}/${way}`} say={say} language={language} formula={formula} kept={kept} />}
    </Part>
  )
}

function Worked({ say, language, formula, kept }: Omit<Shown, 'all'> & { formula: FormulaView }) {
  const [typed, setTyped] = useState<Record<string, string>>({})
  const inputs = readAll(formula, typed)
  const isTouched = formula.inputs.every((name) => typed[name])
  return (
    <>
      <p class="formula">{spelled(formula, (name) => labelOf(say, name))}</p>
      <div class="figures">
        {formula.inputs.map((name) => (
          <label>
            {labelOf(say, name)}
            <input inputmode="decimal" autocomplete="off" value={typed[name] ?? ''} onInput={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })} />
          </label>
        ))}
      </div>
      {formula.inputs.includes('gaps') && <p class="soft">{say('calc-gaps-how')}</p>}
      {inputs ? (
        <Result key={JSON.stringify(inputs)} say={say} language={language} formula={formula} inputs={inputs} kept={kept} />
      ) : (
        <p class="soft" role="status">
          {say(isTouched ? 'calc-no-number' : 'calc-fill')}
        </p>
      )}
    </>
  )
}

function Result({ say, language, formula, inputs, kept }: Omit<Shown, 'all'> & { formula: FormulaView; inputs: NonNullable<ReturnType<typeof readAll>> }) {
  const asked = useAsked(() => workOut(formula.metric, inputs))
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  const key = useRef(newKey())
  const put = (name: string) => {
    const value = inputs[name]
    return Array.isArray(value) ? value.map((one) => number(language, one, 6)).join(' + ') : number(language, value ?? 0, 6)
  }
  const [name, setName] = useState('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void act(() => keep(key.current, formula.metric, inputs, name.trim()), () => {
      key.current = newKey()
      setName('')
      kept()
    })
  }
  return (
    <Asked say={say} asked={asked}>
      {(told) => (
        <>
          <output class="result">
            <strong>{resultOf(language, told)}</strong>
            <span>
              {spelled(formula, put)} = {told.exact}
            </span>
          </output>
          <form onSubmit={submit} class="keep">
            <label>
              {say('calc-name')}
              <input name="name" maxlength={80} required autocomplete="off" value={name} onInput={(event) => setName(event.currentTarget.value)} />
            </label>
            <Refusal text={refusal} />
            <button class="button quiet" disabled={isBusy}>
              {say('calc-keep')}
            </button>
          </form>
        </>
      )}
    </Asked>
  )
}
