import { useEffect, useState } from 'preact/hooks'
import type { Language, Say } from '../../words'
import { explain } from '../../counter/problem'
import { Part } from '../parts/form'
import { day, number } from '../parts/format'
import { kept, type Calculation } from './asks'
import { calledOf, inOrder, labelOf, resultOf } from './formulas'

/** What was worked out and kept, the newest first, page by page. */
export function Kept({ say, language }: { say: Say; language: Language }) {
  const [all, setAll] = useState<Calculation[]>()
  const [cursor, setCursor] = useState<string>()
  const [refusal, setRefusal] = useState('')
  const load = async (from?: string) => {
    setRefusal('')
    const answer = await kept(from)
    if (!('told' in answer)) return setRefusal(explain(say, answer.problem))
    setAll((before) => [...(from ? (before ?? []) : []), ...answer.told.data])
    setCursor(answer.told.next_cursor ?? undefined)
  }
  useEffect(() => void load(), [])
  const figures = ({ inputs }: Calculation) =>
    inOrder(inputs as Record<string, unknown>)
      .map(([name, value]) => `${labelOf(say, name)} ${Array.isArray(value) ? value.join(', ') : number(language, Number(value), 6)}`)
      .join(' · ')
  return (
    <Part title={say('calc-kept')}>
      {!all && !refusal && <p class="soft">{say('owner-asking')}</p>}
      {all?.length === 0 && <p class="soft">{say('calc-none')}</p>}
      {all && all.length > 0 && (
        <ul class="rows">
          {all.map((one) => (
            <li key={one.id}>
              <div>
                <strong>{one.name ?? calledOf(say, one.metric)}</strong>
                <p class="soft">
                  {calledOf(say, one.metric)} · {day(language, one.made_at)}
                </p>
                <p class="soft">{figures(one)}</p>
              </div>
              <strong class="value">{resultOf(language, one)}</strong>
            </li>
          ))}
        </ul>
      )}
      {refusal && (
        <p class="wrong" role="alert">
          {refusal}
        </p>
      )}
      {(cursor || refusal) && (
        <button class="button quiet" type="button" onClick={() => void load(cursor)}>
          {say(refusal ? 'owner-again' : 'today-more')}
        </button>
      )}
    </Part>
  )
}
