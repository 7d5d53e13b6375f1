//! What the sheets ask of the server.

import { client, type Answer } from '../../api/client'
import { tell } from '../../api/tell'
import { newKey } from '../key'

export type Found = Answer<'/api/v1/customers', 'get'>['data'][number]
export type Entry = Answer<'/api/v1/cards/{id}/entries', 'get'>['data'][number]
export type TicketView = Answer<'/api/v1/tickets', 'post'>
export type KioskView = Answer<'/api/v1/counter/kiosk', 'get'>
export type ReturnLink = Answer<'/api/v1/cards/{id}/return-link', 'post'>

const under = (key: string) => ({ 'Idempotency-Key': key })
const of = (id: string) => ({ path: { id } })

export const find = (query: string) => tell(client.GET('/api/v1/customers', { params: { query: { query } } }))
export const entries = (id: string) => tell(client.GET('/api/v1/cards/{id}/entries', { params: of(id) }))
export const takeOver = (id: string, body: { program_id: string; stamps: number; reason: string }, key: string) =>
  tell(client.POST('/api/v1/cards/{id}/openings', { params: { ...of(id), header: under(key) }, body }))
export const wayBack = (id: string) =>
  tell(client.POST('/api/v1/cards/{id}/return-link', { params: { ...of(id), header: under(newKey()) } }))
export const replace = (id: string, reason: string, key: string) =>
  tell(client.POST('/api/v1/cards/{id}/replacement', { params: { ...of(id), header: under(key) }, body: { reason } }))
export const makeTicket = (stamps: number) => tell(client.POST('/api/v1/tickets', { params: { header: under(newKey()) }, body: { stamps } }))
export const shownTicket = (id: string) => tell(client.GET('/api/v1/counter/tickets/{id}', { params: of(id) }))
export const kiosk = () => tell(client.GET('/api/v1/counter/kiosk'))
