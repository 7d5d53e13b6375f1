//! A rule as it is typed, and as the server takes it: there and back, with what is wrong at each field.

import { places } from '../../counter/money'
import type { NewProgram, Program } from './asks'

export type By = Program['earn']['kind']

/** A reward as it is typed. */
export interface Typed {
  stamps: string
  title: string
  /** Days for which it can be used; empty for ever. */
  days: string
}

/** A whole rule as it is typed: empty is "none" wherever the server takes none. */
export interface Draft {
  name: string
  by: By
  /** Money for one stamp, in whole units. */
  per: string
  goal: Typed
  onTheWay: Typed[]
  coolDown: string
  perDay: string
  stampDays: string
}

/** What is asked of a field. */
export type Fault = { word: 'whole'; min: number; max: number } | { word: 'text'; max: number } | { word: 'amount' | 'before-goal' | 'twice' | 'refused' }
/** Faults by the names of fields: `goal.stamps`, `way.0.title`. */
export type Faults = Record<string, Fault>

/** The limits of src/program/mod.rs and src/kernel/text.rs. */
export const most = { rewards: 20, stamps: 1_000_000, days: 3_650, minutes: 527_040, per_day: 1_000_000_000, chars: 80 }

export const noReward: Typed = { stamps: '', title: '', days: '' }
export const empty: Draft = { name: '', by: 'visit', per: '', goal: { ...noReward, stamps: '10' }, onTheWay: [], coolDown: '', perDay: '', stampDays: '' }

const typed = (value: number | null | undefined) => (value === null || value === undefined ? '' : String(value))
const typedMoney = (minor: number | null | undefined, currency: string) => (minor ? String(minor / 10 ** places(currency)) : '')

/** A program's rule, to be changed. */
export function draftOf(program: Program, currency: string): Draft {
  const steps = program.rewards.map(({ stamps, title, valid_days }) => ({ stamps: String(stamps), title, days: typed(valid_days) }))
  return {
    name: program.name,
    by: program.earn.kind,
    per: typedMoney(program.earn.per_minor, currency),
    goal: steps.pop() ?? noReward,
    onTheWay: steps,
    coolDown: typed(program.limits?.cool_down_minutes),
    perDay: typed(program.limits?.per_day),
    stampDays: typed(program.stamp_valid_days),
  }
}

/** Minor units of an amount as it is typed, with a comma or a point; undefined where it is none. */
export function minorOf(text: string, currency: string): number | undefined {
  const amount = /^\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) * 10 ** places(currency) : NaN
  const minor = Math.round(amount)
  return minor > 0 && Math.abs(amount - minor) < 1e-6 && minor <= Number.MAX_SAFE_INTEGER ? minor : undefined
}

/** The program that was typed, or what is wrong with it. */
export function ruleOf(draft: Draft, currency: string): { rule: NewProgram } | { faults: Faults } {
  const faults: Faults = {}
  const whole = (field: string, text: string, min: number, max: number): number => {
    const number = /^\d{1,10}$/.test(text.trim()) ? Number(text) : NaN
    if (!(number >= min && number <= max)) faults[field] = { word: 'whole', min, max }
    return number
  }
  const orNone = (field: string, text: string, min: number, max: number) => (text.trim() === '' ? null : whole(field, text, min, max))
  const words = (field: string, text: string): string => {
    const length = [...text.trim()].length
    if (length < 1 || length > most.chars) faults[field] = { word: 'text', max: most.chars }
    return text.trim()
  }
  const reward = (place: string, { stamps, title, days }: Typed) => ({
    stamps: whole(`${place}.stamps`, stamps, 1, most.stamps),
    title: words(`${place}.title`, title),
    valid_days: orNone(`${place}.days`, days, 1, most.days),
  })

  const name = words('name', draft.name)
  const goal = reward('goal', draft.goal)
  const way = draft.onTheWay.map((step, place) => reward(`way.${place}`, step))
  way.forEach(({ stamps }, place) => {
    if (stamps >= goal.stamps) faults[`way.${place}.stamps`] = { word: 'before-goal' }
    else if (way.findIndex((other) => other.stamps === stamps) < place) faults[`way.${place}.stamps`] = { word: 'twice' }
  })
  const per_minor = draft.by === 'spend' ? minorOf(draft.per, currency) : undefined
  if (draft.by === 'spend' && per_minor === undefined) faults.per = { word: 'amount' }
  const cool_down_minutes = orNone('coolDown', draft.coolDown, 0, most.minutes)
  const per_day = orNone('perDay', draft.perDay, 1, most.per_day)
  const stamp_valid_days = orNone('stampDays', draft.stampDays, 1, most.days)
  if (Object.keys(faults).length > 0) return { faults }
  return {
    rule: {
      name,
      earn: { kind: draft.by, ...(per_minor !== undefined && { per_minor }) },
      rewards: [...way.sort((one, other) => one.stamps - other.stamps), goal],
      // Limits of its own replace the usual ones as a whole, so none are sent unless one is typed.
      limits: cool_down_minutes === null && per_day === null ? null : { cool_down_minutes, per_day },
      stamp_valid_days,
    },
  }
}
