//! What the counter asks of the server about somebody who stands before it. A scan goes by the queue instead.

import { client, type Answer } from '../api/client'
import { tell } from '../api/tell'

export type Program = Answer<'/api/v1/programs', 'get'>['data'][number]

const under = (key: string) => ({ 'Idempotency-Key': key })

export const programs = () => tell(client.GET('/api/v1/programs'))
export const details = (id: string) => tell(client.GET('/api/v1/counter/cards/{id}', { params: { path: { id } } }))
export const undo = (id: string, reason: string, key: string) =>
  tell(client.POST('/api/v1/visits/{id}/void', { params: { path: { id }, header: under(key) }, body: { reason } }))
/** With the live code, or with a manager's word. The document leaves the PIN out, because the server never gives it back. */
export type ByWhat = { code: string } | { override: { pin: string; reason: string } }
export const redeem = (id: string, body: ByWhat, key: string) =>
  tell(client.POST('/api/v1/rewards/{id}/redemption', { params: { path: { id }, header: under(key) }, body }))
