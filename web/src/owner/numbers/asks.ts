//! What the screen of numbers asks.

import type { components } from '../../api/schema'
import { tell, type Told } from '../../api/tell'
import { client } from '../api'
import type { Row } from './figures'
import { before, ends, rowOf, type Choice, type Kind } from './periods'
import type { Tile } from './tiles'

type Schemas = components['schemas']
export type Location = Schemas['LocationView']
export type Cohort = Schemas['Cohort']
export type Customs = Schemas['Customs']
export type Ranked = Schemas['Of_Ranked']
/** A goal that stands, and how far it is. */
export type Goal = Schemas['Thermometer'] & { metric: string }

/** All that the server is told of a question: the time and the place. */
interface Asked {
  from: string
  to: string
  location?: string
}

/** A place only where one was chosen: an empty one is none. */
const at = (location: string | undefined) => (location ? { location } : {})
const spanOf = ({ period, location }: Choice): Asked => {
  const [from, to] = ends(period)
  return { from, to, ...at(location) }
}

export const table = (length: Kind, query: Asked) =>
  tell(client.GET('/api/v1/retention/by/{length}', { params: { path: { length }, query } }))

/** The figures of the chosen period, last, and of those before it. */
export async function rows({ period, location }: Choice): Promise<Told<Row[]>> {
  const { length, ...span } = rowOf(period)
  const spans = length === 'range' ? [ends(before(period)), ends(period)] : [[span.from, span.to] as const]
  const tables = await Promise.all(spans.map(([from, to]) => table(length, { from, to, ...at(location) })))
  const all: Row[] = []
  for (const one of tables) {
    if (!('told' in one)) return one
    all.push(...one.told.periods)
  }
  return { told: all }
}

export const shop = () => tell(client.GET('/api/v1/shop'))
export const counting = () => tell(client.GET('/api/v1/settings/retention'))
export const locations = () => tell(client.GET('/api/v1/locations'))
export const office = () => tell(client.GET('/api/v1/settings/office'))
export const putOffice = (tiles: Tile[]) => tell(client.PUT('/api/v1/settings/office', { body: { tiles } }))
export const goals = () => tell(client.GET('/api/v1/retention/goals'))
export const habits = (location: string | undefined) => tell(client.GET('/api/v1/retention/habits', { params: { query: at(location) } }))
export const hours = (choice: Choice) => tell(client.GET('/api/v1/retention/hours', { params: { query: spanOf(choice) } }))
export const best = (choice: Choice) => tell(client.GET('/api/v1/retention/best', { params: { query: spanOf(choice) } }))
