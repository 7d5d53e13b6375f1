//! What the today screen asks of the server.

import type { components } from '../../api/schema'
import { tell, type Told } from '../../api/tell'
import type { Language } from '../../words'
import { client } from '../api'

type Schemas = components['schemas']

export type FunnelStep = Schemas['FunnelStep']
export type Newcomers = Schemas['Newcomers']
export type Screen = Schemas['Screen']
export type Person = Screen['people'][number]
export type Sentence = Screen['sentence']
export type Nudge = Schemas['NudgeView']
export type Shop = Schemas['ShopView']

const today = (language: Language) =>
  tell(client.GET('/api/v1/retention/today', { params: { query: { language } } }))
const nudges = () => tell(client.GET('/api/v1/nudges'))
export const shop = () => tell(client.GET('/api/v1/shop'))
export const programs = () => tell(client.GET('/api/v1/programs'))
export const devices = () => tell(client.GET('/api/v1/devices'))

export interface Morning {
  screen: Screen
  /** None where they cannot be had: the screen does without. */
  nudges: Nudge[] | undefined
  shop: Shop | undefined
}

/** All that the screen shows, asked at once, so that nothing moves when the last of it has come. */
export async function morning(language: Language): Promise<Told<Morning>> {
  const [screen, past, own] = await Promise.all([today(language), nudges(), shop()])
  if (!('told' in screen)) return screen
  return {
    told: {
      screen: screen.told,
      nudges: 'told' in past ? past.told.data : undefined,
      shop: 'told' in own ? own.told : undefined,
    },
  }
}
