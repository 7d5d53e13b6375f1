//! What the dialogs ask: what lies behind a number, and that something be done for one person.

import type { components } from '../../api/schema'
import { tell } from '../../api/tell'
import type { Language } from '../../words'
import { client } from '../api'
import type { WhyAsked } from '../parts/over'

type Schemas = components['schemas']
export type Explained = Schemas['Explained']
export type Worked = Schemas['Worked']
export type Figured = Schemas['Figure']
export type NewGift = Schemas['NewGift']
export type NewNudge = Schemas['NewNudge']

type Number = Pick<WhyAsked, 'metric' | 'period' | 'location'>
/** Without what is not known: the server fills it in. */
const wanted = ({ metric, period, location }: Number) => ({ metric, ...(period && { period }), ...(location && { location }) })

export const explained = (number: Number, language: Language) =>
  tell(client.GET('/api/v1/retention/explain', { params: { query: { ...wanted(number), language } } }))
export const behind = (number: Number, side: string) =>
  tell(client.GET('/api/v1/retention/people', { params: { query: { ...wanted(number), side } } }))

const to = (id: string, key: string) => ({ params: { path: { id }, header: { 'Idempotency-Key': key } } })
export const nudge = (id: string, key: string, body: NewNudge) => tell(client.POST('/api/v1/customers/{id}/nudges', { ...to(id, key), body }))
export const give = (id: string, key: string, body: NewGift) => tell(client.POST('/api/v1/customers/{id}/gifts', { ...to(id, key), body }))
export const write = (id: string, key: string, body: Pick<Schemas['NewNote'], 'kind' | 'text'>) =>
  tell(client.POST('/api/v1/customers/{id}/notes', { ...to(id, key), body }))
export const profile = (id: string) => tell(client.GET('/api/v1/customers/{id}', { params: { path: { id } } }))
