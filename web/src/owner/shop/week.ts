//! A week of opening hours as it is typed: seven days, each with its spells.

import type { Language } from '../../words'
import type { Hours } from './asks'

export interface Spell {
  opens: string
  closes: string
}
/** Monday first; a day without spells is closed. */
export type Week = Spell[][]

export const usual: Spell = { opens: '08:00', closes: '18:00' }

export const weekOf = (hours: readonly Hours[]): Week =>
  Array.from({ length: 7 }, (_, day) => hours.filter(({ weekday }) => weekday === day + 1).map(({ opens, closes }) => ({ opens, closes })))

export const hoursOf = (week: Week): Hours[] => week.flatMap((spells, day) => spells.map((spell) => ({ weekday: day + 1, ...spell })))

/** The week with one day changed. */
export const withDay = (week: Week, day: number, spells: Spell[]): Week => week.map((before, at) => (at === day ? spells : before))

/** The second half of a day begins where a first one usually ends. */
export const another = (spells: readonly Spell[]): Spell[] => (spells.length === 0 ? [usual] : [...spells, { opens: '16:00', closes: '20:00' }])

/** 1 January 2024 was a Monday. */
export const dayName = (language: Language, day: number) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + day))
