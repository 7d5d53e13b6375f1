import { useState } from 'preact/hooks'
import type { Language, Say } from '../../words'
import { Asked, useAsked } from '../parts/asked'
import { number } from '../parts/format'
import type { WhyAsked } from '../parts/over'
import { behind } from './asks'
import { label } from './labels'

/** So many people are shown, and so many more each time that is asked for. */
const at_a_time = 20

/** Who can be recognised stands first. */
const namedFirst = <P extends { display_name?: string | null }>(people: readonly P[]) =>
  [...people.filter(({ display_name }) => display_name), ...people.filter(({ display_name }) => !display_name)]

interface Shown {
  say: Say
  language: Language
  over: WhyAsked
  sides: readonly string[]
  close: () => void
}

/** The people behind a number: one of its sides, with a way to each of them. */
export function Behind({ say, language, over, sides, close }: Shown) {
  const [side, setSide] = useState(() => (over.side && sides.includes(over.side) ? over.side : sides[0]!))
  const [most, setMost] = useState(at_a_time)
  const asked = useAsked(() => behind(over, side), [side])
  const choose = (to: string) => {
    setSide(to)
    setMost(at_a_time)
  }
  return (
    <>
      <h3>{say('why-people')}</h3>
      {sides.length > 1 && (
        <label>
          {say('why-side')}
          <select value={side} onChange={(event) => choose(event.currentTarget.value)}>
            {sides.map((name) => (
              <option value={name}>{label(say, name)}</option>
            ))}
          </select>
        </label>
      )}
      <Asked say={say} asked={asked}>
        {({ customers, people }) => (
          <>
            <p role="status">{customers === 0 ? say('why-nobody') : say('why-how-many', { n: customers, count: number(language, customers) })}</p>
            <ul class="behind">
              {namedFirst(people).slice(0, most).map((person) => (
                <li key={person.customer_id}>
                  <a href={`#customers/${person.customer_id}`} onClick={close}>
                    {person.display_name ?? say('today-nameless')}
                  </a>
                </li>
              ))}
            </ul>
            {people.length > most && (
              <button class="button quiet" type="button" onClick={() => setMost(most + at_a_time)}>
                {say('today-more')}
              </button>
            )}
            {most >= people.length && customers > people.length && <p class="soft">{say('why-no-more', { n: number(language, people.length) })}</p>}
          </>
        )}
      </Asked>
    </>
  )
}
