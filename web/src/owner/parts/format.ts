//! Numbers, money and dates, as the reader's language writes them.

import type { Language } from '../../words'

const locale = (language: Language) => (language === 'en' ? 'en-GB' : language)

/** `count` of minor units as the currency writes them: `€12.50`. */
export function money(language: Language, minor: number, currency: string): string {
  const format = new Intl.NumberFormat(locale(language), { style: 'currency', currency })
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

export const number = (language: Language, value: number, digits = 0) =>
  new Intl.NumberFormat(locale(language), { maximumFractionDigits: digits }).format(value)

/** A share as the server writes it: percent stands off by a space in English too. */
export const percent = (language: Language, share: number, digits = 0) => `${number(language, 100 * share, digits)}\u00a0%`

/** A sentence of the server's: its percent sign never begins a line. */
export const bound = (text: string) => text.replaceAll(' %', '\u00a0%')

/** A day: `21 Nov 2026`. Takes milliseconds, or a date as the API writes it. */
export const day = (language: Language, at: number | string) =>
  new Intl.DateTimeFormat(locale(language), { dateStyle: 'medium', ...(typeof at === 'string' && at.length === 10 && { timeZone: 'UTC' }) }).format(new Date(at))

/** A day with its time. */
export const moment = (language: Language, at: number | string) =>
  new Intl.DateTimeFormat(locale(language), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))

/** A month as the API names it: `2026-10` is `October 2026`. */
export const month = (language: Language, name: string) =>
  new Intl.DateTimeFormat(locale(language), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${name}-01`))

/** A day as one says it: `Saturday 21 November`. Takes milliseconds, or a date as the API writes it. */
export const longDay = (language: Language, at: number | string) =>
  new Intl.DateTimeFormat(locale(language), { weekday: 'long', day: 'numeric', month: 'long', ...(typeof at === 'string' && { timeZone: 'UTC' }) }).format(new Date(at))
