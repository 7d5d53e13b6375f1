//! The calculator's formulas in words: how each is written with the names of its figures, and what kind of figure comes out.

import type { Language, Say } from '../../words'
import { number, percent } from '../parts/format'
import type { Calculation, FormulaView, Inputs } from './asks'

type Unit = 'share' | 'number' | 'points'
interface Shape {
  word: string
  unit: Unit
}

/** What can be worked out, the most useful first; what is a number of the shop's too is called as it is there. The guides' own misprints are the self-test's, not the owner's. */
export const shapes: Record<string, Shape> = {
  crr: { word: 'metric-retention-rate', unit: 'share' },
  churn: { word: 'metric-churn-rate', unit: 'share' },
  yearly_churn: { word: 'calc-yearly-churn', unit: 'share' },
  repeat_purchase_rate: { word: 'metric-repeat-purchase-rate', unit: 'share' },
  repeat_purchase_ratio: { word: 'metric-repeat-purchase-ratio', unit: 'share' },
  loyal_customer_rate: { word: 'metric-loyal-customer-rate', unit: 'share' },
  purchase_frequency: { word: 'metric-purchase-frequency', unit: 'number' },
  aov: { word: 'metric-aov-minor', unit: 'number' },
  arpc: { word: 'metric-arpc-minor', unit: 'number' },
  clv: { word: 'metric-clv-trailing12', unit: 'number' },
  acl_years: { word: 'calc-acl', unit: 'number' },
  mrr: { word: 'metric-mrr-minor', unit: 'number' },
  existing_revenue_growth: { word: 'metric-existing-revenue-growth', unit: 'share' },
  gross_revenue_churn: { word: 'metric-gross-revenue-churn', unit: 'share' },
  net_revenue_churn: { word: 'metric-net-revenue-churn', unit: 'share' },
  product_return_rate: { word: 'metric-return-rate-cohort', unit: 'share' },
  nps: { word: 'metric-nps-all', unit: 'points' },
  csat: { word: 'metric-csat', unit: 'share' },
  dso: { word: 'metric-dso', unit: 'number' },
  time_between: { word: 'metric-time-between', unit: 'number' },
  time_between_customer: { word: 'calc-between-customer', unit: 'number' },
}

const inputs: Record<string, string> = {
  S: 'calc-in-start', E: 'calc-in-end', N: 'calc-in-new', L: 'calc-in-lost', E_without_new: 'calc-in-end-old', monthly_churn: 'calc-in-monthly-churn',
  yearly_churn: 'calc-in-yearly-churn', aov: 'metric-aov-minor', pf_per_year: 'calc-in-visits-a-year', acl_years: 'calc-acl', revenue_per_year: 'calc-in-revenue-a-year',
  revenue: 'calc-in-revenue', visits: 'calc-in-visits', customers: 'calc-in-customers', arpc: 'metric-arpc-minor', repeat: 'calc-in-repeat', total: 'calc-in-customers',
  returning: 'calc-in-returning', returned: 'calc-in-returned', signed_up: 'calc-in-signed-up', existing_again: 'calc-in-known', new_multiple: 'calc-in-new-twice',
  start: 'calc-in-before', end: 'calc-in-now', base: 'calc-in-before', churned: 'calc-in-churned', contraction: 'calc-in-contraction', expansion: 'calc-in-expansion',
  sold: 'calc-in-sold', receivables: 'calc-in-owed', credit_sales: 'calc-in-credit', days: 'calc-in-days', promoters: 'calc-in-promoters', passives: 'calc-in-passives',
  detractors: 'calc-in-detractors', satisfied: 'calc-in-satisfied', responses: 'calc-in-answers', sum_of_customer_means: 'calc-in-sum-of-means', gaps: 'calc-in-gaps',
}

/** How each is written, by its metric and its figures in order. A figure stands in braces. */
const forms: Record<string, string> = {
  'crr S E N': '({E} − {N}) ÷ {S}', 'crr S E N L': '({E} − {N}) ÷ {S} = ({S} − {L}) ÷ {S}', 'crr S L': '({S} − {L}) ÷ {S}', 'churn S L': '{L} ÷ {S}',
  'churn S E_without_new': '({S} − {E_without_new}) ÷ {S}', 'yearly_churn monthly_churn': '1 − (1 − {monthly_churn})¹²',
  'clv aov pf_per_year acl_years': '{aov} × {pf_per_year} × {acl_years}', 'clv revenue_per_year acl_years': '{revenue_per_year} × {acl_years}',
  'acl_years yearly_churn': '1 ÷ {yearly_churn}', 'acl_years monthly_churn': '1 ÷ (12 × {monthly_churn})', 'mrr customers arpc': '{customers} × {arpc}',
  'loyal_customer_rate existing_again new_multiple total': '({existing_again} + {new_multiple}) ÷ {total}', 'existing_revenue_growth start end': '({end} − {start}) ÷ {start}',
  'gross_revenue_churn base churned contraction': '({churned} + {contraction}) ÷ {base}',
  'net_revenue_churn base churned contraction expansion': '({churned} + {contraction} − {expansion}) ÷ {base}', 'dso receivables credit_sales days': '{receivables} ÷ {credit_sales} × {days}',
  'nps promoters passives detractors': '100 × ({promoters} − {detractors}) ÷ ({promoters} + {passives} + {detractors})', 'time_between_customer gaps': 'Σ {gaps} ÷ n',
}

type Formed = Pick<FormulaView, 'metric' | 'inputs'>

/** The ways that have words here: one may have several, by what one knows. */
export const offered = (all: readonly FormulaView[]) =>
  all.filter(({ metric, inputs: names }) => metric in shapes && names.every((name) => name in inputs)).sort((a, b) => order(a) - order(b))
const order = ({ metric }: Formed) => Object.keys(shapes).indexOf(metric)

/** What was put in, in the order in which one asks for it. */
export const inOrder = (put: Record<string, unknown>) => {
  const all = Object.keys(inputs)
  return Object.entries(put).sort(([one], [other]) => all.indexOf(one) - all.indexOf(other))
}

export const labelOf = (say: Say, name: string) => (inputs[name] ? say(inputs[name]) : name.replaceAll('_', ' '))
export const calledOf = (say: Say, metric: string) => (shapes[metric] ? say(shapes[metric].word) : metric.replaceAll('_', ' '))

/** The formula in words, or with the figures put in. Two figures that nothing else is said of are divided. */
export function spelled({ metric, inputs: names }: Formed, fill: (name: string) => string): string {
  const form = forms[[metric, ...names].join(' ')] ?? names.map((name) => `{${name}}`).join(' ÷ ')
  return form.replace(/\{(\w+)\}/g, (_, name: string) => fill(name))
}

/** What was typed into a field, a share as `5 %` or `0.05`; several gaps with blanks or semicolons between. */
export function readFigure(name: string, text: string): number | number[] | undefined {
  const one = (part: string) => {
    const isShare = part.endsWith('%')
    const value = Number(part.replace('%', '').trim().replace(',', '.'))
    return part.trim() === '' || !Number.isFinite(value) ? undefined : isShare ? Number((value / 100).toPrecision(12)) : value
  }
  if (name !== 'gaps') return one(text.trim().replace(/\s+(?=\d{3}\b)/g, ''))
  const all = text.split(/[\s;]+/).filter(Boolean).map(one)
  return all.length > 0 && all.every((value) => value !== undefined) ? (all as number[]) : undefined
}

/** All figures of a formula, or nothing while one is missing. */
export function readAll({ inputs: names }: Formed, typed: Record<string, string>): Inputs | undefined {
  const all = names.map((name) => [name, readFigure(name, typed[name] ?? '')] as const)
  return all.every(([, value]) => value !== undefined) ? (Object.fromEntries(all) as Inputs) : undefined
}

/** The result as one reads it. */
export function resultOf(language: Language, { metric, value }: Pick<Calculation, 'metric' | 'value'>): string {
  return shapes[metric]?.unit === 'share' ? percent(language, value) : number(language, value, 2)
}
