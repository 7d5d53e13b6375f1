//! What periods are called.

import { month } from '../parts/format'
import type { Writing } from './figures'
import { ends, kindOf } from './periods'

const locale = (language: Writing['language']) => (language === 'en' ? 'en-GB' : language)

/** `October 2026`, `Q3 2026`, `2026`, `1–20 Oct 2026`. */
export function labelOf({ say, language }: Writing, period: string): string {
  const kind = kindOf(period)
  if (kind === 'month') return month(language, period)
  if (kind === 'quarter') return say('numbers-quarter-of', { n: period.slice(-1), year: period.slice(0, 4) })
  if (kind !== 'range') return period
  const [from, to] = ends(period)
  return new Intl.DateTimeFormat(locale(language), { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(new Date(from), new Date(to))
}

/** The same, as short as the foot of a chart wants it. */
export function shortOf(writing: Writing, period: string): string {
  if (kindOf(period) !== 'month') return labelOf(writing, period)
  return new Intl.DateTimeFormat(locale(writing.language), { month: 'short', year: '2-digit', timeZone: 'UTC' }).format(new Date(`${period}-01`))
}
