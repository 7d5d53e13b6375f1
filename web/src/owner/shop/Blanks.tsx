import { useMemo, useState } from 'preact/hooks'
import { newKey } from '../../counter/key'
import type { Say } from '../../words'
import { Field } from '../parts/fields'
import { Refusal, useAct } from '../parts/form'
import { makeSheet } from './asks'

/** Cards of one sheet at most, as src/card takes them; and what fits on one page. */
const cards = { min: 1, max: 500 }
const on_a_page = 10

/** Blank cards on paper, for who has no phone at hand. Each is a card of its own and is made once. */
export function Blanks({ say }: { say: Say }) {
  const [wanted, setWanted] = useState(String(on_a_page))
  const [sheets, setSheets] = useState<{ id: string; cards: number }[]>([])
  const key = useMemo(newKey, [wanted, sheets.length])
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  const make = (event: SubmitEvent) => {
    event.preventDefault()
    void act(() => makeSheet(key, Number(wanted)), (sheet) => setSheets([...sheets, { id: sheet.id, cards: sheet.cards.length }]))
  }
  return (
    <form class="sheet" onSubmit={make}>
      <h2>{say('shop-blanks')}</h2>
      <p>{say('shop-blanks-why')}</p>
      <Field label={say('shop-blanks-number')} hint={say('shop-blanks-rule', cards)}>
        {(described) => <input {...described} class="short" type="number" {...cards} required value={wanted} onInput={(event) => setWanted(event.currentTarget.value)} />}
      </Field>
      <Refusal text={refusal} />
      <p class="acts">
        <button class="button quiet" disabled={isBusy}>
          {say('shop-blanks-make')}
        </button>
      </p>
      <div role="status">
        {sheets.map(({ id, cards }) => (
          <p key={id}>
            <a href={`/api/v1/sheets/${id}/page`} target="_blank" rel="noopener">
              {say('shop-blanks-open', { n: cards })}
            </a>
          </p>
        ))}
      </div>
    </form>
  )
}
