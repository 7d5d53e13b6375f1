import type { ComponentChildren } from 'preact'
import { Asked, useAsked, type Answer } from '../../parts/asked'
import { Figure } from '../../parts/Figure'
import { day, money, number, percent } from '../../parts/format'
import { Part } from '../../parts/form'
import { shop, type Told } from '../asks'
import type { OfOne } from './Profile'

type Known = NonNullable<Told['figures']>

/** Their numbers in words; each opens to how it was worked out for them, and to the same of the whole shop. */
export function Figures(of: OfOne & { asked: { answer: Answer<Told>; again: () => void } }) {
  const { say, asked } = of
  const { answer } = useAsked(shop)
  return (
    <Part title={say('customers-figures')}>
      <Asked say={say} asked={asked}>
        {({ figures, text }) =>
          figures ? <Facts {...of} of={figures} words={text ?? { reasons: [] }} currency={answer.kind === 'told' ? answer.told.currency : undefined} /> : <p class="soft">{say('customers-unseen')}</p>
        }
      </Asked>
    </Part>
  )
}

function Facts({ say, language, of, words, currency }: OfOne & { of: Known; words: NonNullable<Told['text']>; currency: string | undefined }) {
  const { spend, growth, rfm, chance, last_answer: said } = of
  const sum = (minor: number) => (currency ? money(language, minor, currency) : '…')
  return (
    <div class="facts">
      <Fact say={say} name={say('customers-stands')} value={words.word} metric="rfm">
        {rfm && say('customers-stands-how', { ...rfm })}
      </Fact>
      <Fact say={say} name={say('customers-comes')} value={words.rhythm} metric="time_between">
        {say('customers-comes-how', { idle: of.idle_days ?? 0, window: of.window_days })}
      </Fact>
      <Fact say={say} name={say('customers-last-name')} value={words.last_visit} metric="active_at_end">
        {say('customers-last-how', { idle: of.idle_days ?? 0, window: of.window_days })}
      </Fact>
      <Fact say={say} name={say('customers-visits')} value={number(language, of.visits)} metric="visits">
        {say('customers-visits-how', { n: of.visit_days, date: of.first_visit ? day(language, of.first_visit) : '—' })}
        {of.visits_per_30_days != null && ` ${say('customers-visits-month', { n: number(language, of.visits_per_30_days, 1) })}`}
      </Fact>
      <Fact say={say} name={say('customers-spent')} value={words.spent} metric="net_minor">
        {say('customers-spent-how', { gross: sum(spend.gross_minor), refunds: sum(spend.refunds_minor), known: spend.visits_with_amount, visits: of.visits })}
      </Fact>
      <Fact say={say} name={say('customers-per-visit')} value={words.per_visit} metric="aov_minor">
        {say('customers-per-visit-how', { gross: sum(spend.gross_minor), known: spend.visits_with_amount })}
      </Fact>
      <Fact say={say} name={say('customers-growth')} value={growth && sum(growth.net_minor)} metric="existing_revenue_growth">
        {growth && say('customers-growth-how', { before: sum(growth.net_before_minor) })}
        {growth?.rate != null && ` ${say('customers-growth-rate', { share: `${growth.rate > 0 ? '+' : ''}${percent(language, growth.rate)}` })}`}
      </Fact>
      <Fact say={say} name={say('customers-chance')} value={chance && percent(language, chance.probability)} metric="retention_rate">
        {chance && say('customers-chance-how', { n: chance.horizon_days })}
      </Fact>
      <Fact say={say} name={say('customers-last-answer')} value={said && say('customers-score', { score: said.score, most: said.scale_max })} metric={said?.kind === 'csat' ? 'csat' : 'nps_latest_per_customer'}>
        {said && say('customers-last-answer-how', { date: day(language, said.day) })}
      </Fact>
    </div>
  )
}

interface OfFact extends Pick<OfOne, 'say'> {
  name: string
  value: string | null | undefined
  metric: string
  children: ComponentChildren
}

/** One number. What is not known yet is not shown. */
function Fact({ say, name, value, metric, children }: OfFact) {
  if (!value) return null
  return (
    <details>
      <summary>
        <span>{name}</span>
        <u>{value}</u>
      </summary>
      <p>{children}</p>
      <p>
        <Figure metric={metric}>{say('customers-figure-shop')}</Figure>
      </p>
    </details>
  )
}
