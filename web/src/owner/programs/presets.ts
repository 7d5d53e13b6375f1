//! What shops of a kind usually give: a beginning that needs no thought.

import { places } from '../../counter/money'
import { money } from '../parts/format'
import type { Language, Say } from '../../words'
import { empty, type By, type Draft } from './rule'

export type Kind = 'cafe' | 'restaurant' | 'shop' | 'salon'

interface Preset {
  by: By
  stamps: number
  /** The reward's word; none where it is money off. */
  reward?: string
  /** For money: euros for one stamp, and euros off. */
  per?: number
  off?: number
}

const presets: Record<Kind, readonly [name: string, ...Preset[]]> = {
  cafe: ['programs-name-cafe', { by: 'visit', stamps: 10, reward: 'programs-coffee' }, { by: 'unit', stamps: 6, reward: 'programs-croissant' }, { by: 'spend', stamps: 10, per: 5, off: 5 }],
  restaurant: ['programs-name-restaurant', { by: 'visit', stamps: 5, reward: 'programs-dessert' }, { by: 'visit', stamps: 10, reward: 'programs-lunch' }, { by: 'spend', stamps: 10, per: 20, off: 20 }],
  shop: ['programs-name-shop', { by: 'spend', stamps: 10, per: 10, off: 10 }, { by: 'visit', stamps: 8, reward: 'programs-surprise' }, { by: 'unit', stamps: 10, reward: 'programs-one-more' }],
  salon: ['programs-name-salon', { by: 'visit', stamps: 6, reward: 'programs-treatment' }, { by: 'visit', stamps: 10, reward: 'programs-cut' }, { by: 'spend', stamps: 10, per: 20, off: 25 }],
}

/** What a euro is about, in round numbers, where prices have other sizes. */
const worth: Record<string, number> = { PLN: 4, CZK: 20, HUF: 400, RON: 5, SEK: 10, NOK: 10, DKK: 10, JPY: 100, ISK: 100 }

/** The drafts for a shop of this kind, the usual one first. */
export function presetsFor(say: Say, language: Language, kind: string, currency: string): Draft[] {
  const [name, ...all] = presets[kind in presets ? (kind as Kind) : 'cafe']
  const here = (euros: number) => euros * (worth[currency] ?? 1)
  const off = (euros: number) => money(language, here(euros) * 10 ** places(currency), currency).replace(/[.,]00(?!\d)/, '')
  return all.map(({ by, stamps, reward, per, off: euros }) => ({
    ...empty,
    name: say(name),
    by,
    per: per ? String(here(per)) : '',
    goal: { stamps: String(stamps), title: reward ? say(reward) : say('programs-off', { amount: off(euros ?? 5) }), days: '' },
  }))
}
