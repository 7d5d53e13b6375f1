import { useState } from 'preact/hooks'
import type { Language, Say } from '../../words'
import { Asked, useAsked } from '../parts/asked'
import { moment, number } from '../parts/format'
import { showCard, type Finding } from './asks'

/** What is put into a formula, in words. */
const inputs: Record<string, string> = {
  stamps: 'records-datum-stamps',
  shifts: 'records-input-shifts',
  cards: 'records-input-cards',
  cards_of_others: 'records-input-cards-of-others',
  scans: 'records-scans',
  expected: 'records-input-expected',
  hours: 'records-hours',
  count: 'records-input-count',
  count_of_others: 'records-input-count-of-others',
  of_others: 'records-input-of-others',
  scans_while_closed: 'records-while-closed',
  days: 'records-days',
}

/** A chance as one says it: one in so many, with one digit that counts. */
export function oneIn(chance: number): number {
  // What a division leaves behind must not tip a round number over: one in 0.00001 is 100,000, and not 99,999.99999999999.
  const times = Number((1 / chance).toPrecision(12))
  const digit = 10 ** Math.floor(Math.log10(times))
  return Math.floor(times / digit) * digit
}
/** Beyond this, one number is as good as another. */
const most_times = 1_000_000

/** One thing that is worth a look: its sentence, and all that it is made of. */
export function FindingCard({ say, language, finding }: { say: Say; language: Language; finding: Finding }) {
  const [isOpen, setOpen] = useState(false)
  const times = finding.chance > 0 ? oneIn(finding.chance) : Infinity
  const figure = (value: number) => number(language, value, 2)
  return (
    <li class="sheet">
      <h2>{finding.sentence}</h2>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <u>{say('records-fraud-why')}</u>
        </summary>
        <p>{times > most_times ? say('records-fraud-chance-least') : say('records-fraud-chance', { n: number(language, times) })}</p>
        <dl class="data">
          <div>
            <dt>{say('records-fraud-value')}</dt>
            <dd>{figure(finding.value)}</dd>
          </div>
          <div>
            <dt>{say('records-fraud-usual')}</dt>
            <dd>{figure(finding.usual)}</dd>
          </div>
          {Object.entries(finding.inputs).map(([name, value]) => (
            <div>
              <dt>{inputs[name] ? say(inputs[name]) : name.replaceAll('_', ' ')}</dt>
              <dd>{figure(value)}</dd>
            </div>
          ))}
        </dl>
        <p class="soft">{say('records-fraud-formula')}</p>
        <code>{finding.formula}</code>
        {finding.card_id && isOpen && <WhoseCard say={say} id={finding.card_id} />}
        {finding.rows.length > 0 && (
          <>
            <p>
              {say('records-fraud-rows', { n: finding.rows_counted })} <a href="#exports">{say('owner-exports')}</a>
            </p>
            <ul class="ids" tabIndex={0} aria-label={say('records-fraud-rows', { n: finding.rows_counted })}>
              {finding.rows.map((row) => (
                <BehindRow key={row.id} language={language} row={row} />
              ))}
            </ul>
          </>
        )}
      </details>
    </li>
  )
}

/** When it was, whose card it is about, and on which device. */
function BehindRow({ language, row }: { language: Language; row: Finding['rows'][number] }) {
  const name = row.display_name ?? row.short_code
  return (
    <li>
      {moment(language, row.at)} · {row.customer_id ? <a href={`#customers/${row.customer_id}`}>{name}</a> : name}
      {row.device && ` · ${row.device}`}
    </li>
  )
}

function WhoseCard({ say, id }: { say: Say; id: string }) {
  return (
    <Asked say={say} asked={useAsked(() => showCard(id))}>
      {({ short_code, customer }) => (
        <p>
          {say('records-fraud-card')} {customer ? <a href={`#customers/${customer.id}`}>{customer.display_name ?? short_code}</a> : short_code}
        </p>
      )}
    </Asked>
  )
}
