//! A figure of the server's, written by its unit.

import type { Language, Say } from '../../words'
import { money, number, percent } from '../parts/format'
import type { Figured } from './asks'

/** The figure as one reads it; a dash where there is none. */
export function figure(say: Say, language: Language, { unit, value }: Pick<Figured, 'unit' | 'value'>, currency: string | undefined): string {
  if (typeof value !== 'number') return '—'
  switch (unit) {
    case 'ratio':
      return percent(language, value)
    case 'money':
      return currency ? money(language, value, currency) : number(language, value / 100, 2)
    case 'days':
      return say('why-days-of', { n: Math.round(value * 10) / 10 })
    case 'points':
    case 'count':
      return number(language, value)
    default:
      return number(language, value, 2)
  }
}
