//! The metrics that have one figure in each period: their unit, where the report holds them, and of how many people they are.

import type { components } from '../../api/schema'
import type { Language, Say } from '../../words'
import { money, number, percent } from '../parts/format'

export type Row = components['schemas']['PeriodView']
type Unit = 'count' | 'ratio' | 'money' | 'number' | 'days' | 'points'
type Of = (row: Row) => number | null | undefined
/** A share as people: so many of so many. */
type People = (row: Row) => [part: number, whole: number]

interface Known {
  unit: Unit
  of: Of
  people?: People
}

/** In the order of the report. */
const known = {
  visits: { unit: 'count', of: (row) => row.visits },
  visitors: { unit: 'count', of: (row) => row.visitors },
  active_at_start: { unit: 'count', of: (row) => row.active_at_start },
  active_at_end: { unit: 'count', of: (row) => row.active_at_end },
  new_customers: { unit: 'count', of: (row) => row.new_customers },
  retained: { unit: 'count', of: (row) => row.retained },
  lost: { unit: 'count', of: (row) => row.lost },
  reactivated: { unit: 'count', of: (row) => row.reactivated },
  new_lost: { unit: 'count', of: (row) => row.new_lost },
  retention_rate: { unit: 'ratio', of: (row) => row.retention_rate, people: (row) => [row.retained, row.active_at_start] },
  churn_rate: { unit: 'ratio', of: (row) => row.churn_rate, people: (row) => [row.lost, row.active_at_start] },
  retention_rate_textbook: { unit: 'ratio', of: (row) => row.retention_rate_textbook, people: (row) => [row.active_at_end - row.new_customers, row.active_at_start] },
  repeat_purchase_rate: { unit: 'ratio', of: (row) => row.repeat_purchase_rate, people: (row) => [row.repeat_customers, row.visitors] },
  repeat_rate_ever: { unit: 'ratio', of: (row) => row.repeat_rate_ever, people: (row) => [row.repeat_customers_ever, row.customers_ever] },
  repeat_purchase_ratio: { unit: 'ratio', of: (row) => row.repeat_purchase_ratio, people: (row) => [row.returning_visitors, row.visitors] },
  loyal_customer_rate: { unit: 'ratio', of: (row) => row.loyal_customer_rate, people: (row) => [row.loyal_customers, row.customer_base] },
  purchase_frequency: { unit: 'number', of: (row) => row.purchase_frequency },
  aov_minor: { unit: 'money', of: (row) => row.aov_minor },
  arpc_minor: { unit: 'money', of: (row) => row.arpc_minor },
  gross_minor: { unit: 'money', of: (row) => row.gross_minor },
  refunds_minor: { unit: 'money', of: (row) => row.refunds_minor },
  net_minor: { unit: 'money', of: (row) => row.net_minor },
  mrr_minor: { unit: 'money', of: (row) => row.mrr_minor },
  gross_revenue_churn: { unit: 'ratio', of: (row) => row.gross_revenue_churn },
  net_revenue_churn: { unit: 'ratio', of: (row) => row.net_revenue_churn },
  existing_revenue_growth: { unit: 'ratio', of: (row) => row.existing_revenue_growth },
  return_rate_cohort: { unit: 'ratio', of: (row) => row.return_rate_cohort },
  return_rate_period: { unit: 'ratio', of: (row) => row.return_rate_period },
  nps_all: { unit: 'points', of: (row) => row.nps_all.nps },
  nps_latest_per_customer: { unit: 'points', of: (row) => row.nps_latest_per_customer.nps },
  csat: { unit: 'points', of: (row) => row.csat.csat },
  dso: { unit: 'days', of: (row) => row.dso.dso_days },
  time_between: { unit: 'days', of: (row) => row.time_between.mean_of_customer_means },
  clv_trailing12: { unit: 'money', of: (row) => row.clv_trailing12?.clv_minor },
  first_year_value: { unit: 'money', of: (row) => row.first_year_value?.mean_minor },
  time_to_second_visit: { unit: 'days', of: (row) => row.time_to_second_visit?.median_days },
} satisfies Record<string, Known>

export type Metric = keyof typeof known

export const metrics = Object.keys(known) as Metric[]
/** Told as of the morning after a period: of these no goal can be set. */
const as_of: readonly Metric[] = ['first_year_value', 'time_to_second_visit']
export const takesGoal = (metric: Metric) => !as_of.includes(metric)
export const isMetric = (name: string): name is Metric => name in known

/** Sums of the amounts that were told: of use only as far as they were. */
const of_amounts: readonly Metric[] = ['aov_minor', 'arpc_minor', 'gross_minor', 'refunds_minor', 'net_minor', 'mrr_minor', 'gross_revenue_churn', 'net_revenue_churn', 'existing_revenue_growth', 'clv_trailing12']

/** Of which visits the amount is known, where that is fewer than four in five. */
export function partly(metric: Metric, row: Row): { known: number; visits: number } | undefined {
  const year = metric === 'clv_trailing12' ? row.clv_trailing12 : undefined
  const { visits_with_amount: known, visits } = year ?? row
  return of_amounts.includes(metric) && known * 5 < visits * 4 ? { known, visits } : undefined
}

/** What an unknown number is: nobody to speak of, never 0 %. */
export const nothing = '—'

/** Below so many people a share is said in people. */
const few_people = 20

export const figure = (metric: Metric, row: Row): number | null => (known[metric] as Known).of(row) ?? null
export const unitOf = (metric: Metric): Unit => known[metric].unit
export const people = (metric: Metric, row: Row) => (known[metric] as Known).people?.(row)

/** A metric's name: the words of all numbers. */
export const nameOf = (say: Say, metric: string) => say(`metric-${metric.replaceAll('_', '-')}`)

/** How numbers are written here. */
export interface Writing {
  say: Say
  language: Language
  currency: string
}

/** A figure in its unit. */
export function written({ say, language, currency }: Writing, unit: Unit, value: number | null): string {
  if (value === null) return nothing
  if (unit === 'money') return money(language, value, currency)
  // A share of a few in a thousand would be none.
  if (unit === 'ratio') return percent(language, value, Math.abs(value) < 0.1 ? 1 : 0)
  if (unit === 'days') return say('unit-days', { n: Math.round(value * 10) / 10 })
  return number(language, value, unit === 'number' ? 1 : 0)
}

/** A share: in people where they are few, "7 of 12". */
export function share(writing: Writing, part: number, whole: number): string {
  if (whole === 0) return nothing
  return whole < few_people ? writing.say('notice-few-people', { part, whole }) : percent(writing.language, part / whole)
}

/** A metric's figure in a period, in words. */
export function shown(writing: Writing, metric: Metric, row: Row): string {
  const { unit, of, people } = known[metric] as Known
  const [part, whole] = people?.(row) ?? [0, few_people]
  // The guides' rate is no part of a whole: it can be less than nothing.
  if (whole < few_people && part >= 0 && part <= whole) return share(writing, part, whole)
  return written(writing, unit, of(row) ?? null)
}
