import type { Location } from './asks'
import type { Writing } from './figures'
import { labelOf } from './labels'
import { before, choices, ends, isOver, kindOf, kinds, lastOver, plusDays, type Choice, type Kind } from './periods'

interface Props {
  writing: Writing
  choice: Choice
  today: string
  places: Location[]
  choose: (choice: Choice) => void
}

const words: Record<Kind, string> = {
  month: 'numbers-month',
  quarter: 'numbers-quarter',
  year: 'numbers-year',
  range: 'numbers-range',
}

/** The period and the place, chosen once for every number of the screen. */
export function ChoiceForm({ writing, choice, today, places, choose }: Props) {
  const { say } = writing
  const kind = kindOf(choice.period) ?? 'month'
  const value = (event: Event) => (event.currentTarget as HTMLSelectElement).value
  const period = (period: string) => choose({ ...choice, period })
  return (
    <form class={kind === 'range' ? 'choice-of' : 'choice-of pair-up'} aria-label={say('numbers-choice')} onSubmit={(event) => event.preventDefault()}>
      <label>
        {say('numbers-length')}
        <select value={kind} onChange={(event) => period(lastOver(value(event) as Kind, today))}>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {say(words[kind])}
            </option>
          ))}
        </select>
      </label>
      {kind === 'range' ? (
        <Range writing={writing} period={choice.period} today={today} choose={period} />
      ) : (
        <label>
          {say('numbers-period')}
          <select value={choice.period} onChange={(event) => period(value(event))}>
            {choices(kind, today, choice.period).map((name) => (
              <option key={name} value={name}>
                {labelOf(writing, name)}
              </option>
            ))}
          </select>
        </label>
      )}
      {places.length > 1 && (
        <label>
          {say('numbers-place')}
          <select value={choice.location ?? ''} onChange={(event) => choose({ ...choice, location: value(event) || undefined })}>
            <option value="">{say('numbers-all-places')}</option>
            {places.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class="choice">
        <input type="checkbox" role="switch" checked={choice.compares} onChange={() => choose({ ...choice, compares: !choice.compares })} />
        {say('numbers-compare', { period: labelOf(writing, before(choice.period)) })}
      </label>
    </form>
  )
}

/** The first and the last day of a free range. What is no range yet is not asked for. */
function Range({ writing: { say }, period, today, choose }: { writing: Writing; period: string; today: string; choose: (period: string) => void }) {
  const [from, to] = ends(period)
  const set = (from: string, to: string) => {
    const range = `${from}..${to}`
    if (kindOf(range) === 'range' && isOver(range, today)) choose(range)
  }
  const day = (event: Event) => (event.currentTarget as HTMLInputElement).value
  return (
    <>
      <label>
        {say('numbers-from')}
        <input type="date" value={from} max={to} required onChange={(event) => set(day(event), to)} />
      </label>
      <label>
        {say('numbers-to')}
        <input type="date" value={to} min={from} max={plusDays(today, -1)} required onChange={(event) => set(from, day(event))} />
      </label>
    </>
  )
}
