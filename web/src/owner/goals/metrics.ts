//! The metrics that an owner sets a goal on, and how their figures are typed and read.

import type { Language, Say } from '../../words'
import { day, money, number, percent } from '../parts/format'
import type { Reached } from './Thermometer'

export type Unit = 'share' | 'count' | 'number' | 'money' | 'points'

/** A short list, the most useful first: each has one figure a month. */
export const metrics = {
  active_at_end: { unit: 'count' },
  retention_rate: { unit: 'share' },
  new_customers: { unit: 'count' },
  repeat_purchase_rate: { unit: 'share' },
  purchase_frequency: { unit: 'number' },
  visits: { unit: 'count' },
  net_minor: { unit: 'money' },
  aov_minor: { unit: 'money' },
  nps_all: { unit: 'points' },
} as const satisfies Record<string, { unit: Unit }>

export type GoalMetric = keyof typeof metrics
export const names = Object.keys(metrics) as GoalMetric[]

/** What a metric is called: as everywhere. */
export const called = (say: Say, metric: string) => say(`metric-${metric.replaceAll('_', '-')}`)
const unitOf = (metric: string): Unit =>
  metric in metrics ? metrics[metric as GoalMetric].unit : metric.endsWith('_minor') ? 'money' : /rate|ratio|churn|growth/.test(metric) ? 'share' : 'number'

const minorOf = (currency: string) =>
  10 ** (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)

/** What was typed, `80` for 80 %, as the API takes it; nothing where it is no number. */
export function typed(metric: string, text: string, currency: string): number | undefined {
  const value = Number(text.trim().replace(/[\s']/g, '').replace(',', '.'))
  if (text.trim() === '' || !Number.isFinite(value)) return undefined
  const unit = unitOf(metric)
  if (unit === 'share') return Math.round(value * 1000) / 100_000
  return unit === 'money' ? Math.round(value * minorOf(currency)) : value
}

/** What stands beside the field: the unit. */
export const sign = (metric: string, currency: string) => ({ share: '%', money: currency, count: '', number: '', points: '' })[unitOf(metric)]

/** A figure of a metric, as one reads it. */
export function written(language: Language, metric: string, value: number | null | undefined, currency: string): string {
  if (value == null) return '—'
  const unit = unitOf(metric)
  if (unit === 'share') return percent(language, value)
  return unit === 'money' ? money(language, value, currency) : number(language, value, 1)
}

/** When it will be met, in words. */
export function paced(say: Say, language: Language, { pace }: Pick<Reached, 'pace'>): string {
  switch (pace.pace) {
    case 'reached':
      return say('goals-reached')
    case 'on':
      return say(pace.is_in_time ? 'goals-in-time' : 'goals-too-late', { date: day(language, pace.day) })
    case 'never':
      return say('goals-never')
    case 'unknown':
      return say('goals-unknown')
  }
}
