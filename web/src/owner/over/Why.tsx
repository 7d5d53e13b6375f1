import type { Language, Say } from '../../words'
import type { OverProps } from '../Over'
import { Asked, useAsked } from '../parts/asked'
import { Dialog } from '../parts/Dialog'
import { bound, day, month } from '../parts/format'
import type { WhyAsked } from '../parts/over'
import { shop } from '../today/asks'
import { explained, type Explained, type Worked } from './asks'
import { Behind } from './Behind'
import { label } from './labels'
import { figure } from './values'

/** A number opened: what it says, how it came about, what to mind, and who is behind it. */
export function Why({ say, language, over, close }: OverProps<WhyAsked>) {
  const asked = useAsked(() => explained(over, language))
  const own = useAsked(shop)
  const currency = own.answer.kind === 'told' ? own.answer.told.currency : undefined
  const title = asked.answer.kind === 'told' ? asked.answer.told.words.name : say('why-title')
  return (
    <Dialog title={title} close={close} wide>
      {/* Money is told in the shop's currency, so it is waited for. */}
      {own.answer.kind === 'asking' ? (
        <p class="soft" aria-busy="true">
          {say('owner-asking')}
        </p>
      ) : (
        <Asked say={say} asked={asked}>
          {(told) => <Told say={say} language={language} over={over} told={told} currency={currency} close={close} />}
        </Asked>
      )}
      <button class="button" type="button" onClick={close}>
        {say('why-close')}
      </button>
    </Dialog>
  )
}

/** The period in words: a month by its name, a day, or from one day to another. */
export function span(language: Language, period: string): string {
  if (/^\d{4}-\d\d$/.test(period)) return month(language, period)
  const [from = period, to = from] = period.split('..')
  if (from.length !== 10) return period
  return from === to ? day(language, to) : `${day(language, from)} – ${day(language, to)}`
}

interface Shown {
  say: Say
  language: Language
  over: WhyAsked
  told: Explained
  currency: string | undefined
  close: () => void
}

function Told({ say, language, over, told, currency, close }: Shown) {
  const { words } = told
  const period = told.period ?? over.period
  const inputs = (worked: Worked) => (
    <table class="lines">
      <tbody>
        {worked.inputs.map((input) => (
          <tr>
            <th scope="row">{label(say, input.name)}</th>
            <td>{figure(say, language, input, currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
  return (
    <>
      <p class="soft">
        {period && (told.period ? span(language, period) : say('why-as-of', { date: span(language, period.split('..').pop() ?? period) }))}
        {told.window_days != null && ` · ${say('why-window', { n: told.window_days })}`}
      </p>
      {over.said && <p class="said">{over.said}</p>}
      <p class="result">
        <strong>{words.result}</strong> {told.margin != null && <span class="soft">± {Math.round(told.margin)}</span>}
      </p>
      <p class="plainly">{bound(words.plain)}</p>
      {words.notices.map((notice) => (
        <p class="late-note">{notice}</p>
      ))}
      <h3>{say('why-formula')}</h3>
      <p class="formula">{words.formula}</p>
      {inputs(told)}
      <p class="soft">{bound(words.caveat)}</p>
      {told.window_days != null && <p class="soft">{words.window}</p>}
      {told.variants.map((variant, index) => (
        <details>
          <summary>
            <u>{words.variants[index]?.name}</u> <strong>{figure(say, language, variant.result, currency)}</strong>
          </summary>
          <p>{bound(words.variants[index]?.why ?? '')}</p>
          <p class="formula">{words.variants[index]?.formula}</p>
          {inputs(variant)}
        </details>
      ))}
      {told.sides.length > 0 && <Behind say={say} language={language} over={over} sides={told.sides} close={close} />}
    </>
  )
}
