//! Coming to the counter: which device this is, who works here, and who is at work.

import { client } from '../api/client'
import type { paths } from '../api/schema'
import { tell } from '../api/tell'
import { newKey } from './key'

type AtCounter = paths['/api/v1/shifts/current']['get']['responses'][200]['content']['application/json']
export type Shift = NonNullable<AtCounter['shift']>
export type Shop = AtCounter['shop']
export type Person = paths['/api/v1/counter/people']['get']['responses'][200]['content']['application/json']['data'][number]

const under = (key: string) => ({ header: { 'Idempotency-Key': key } })

/** The secret of an enrolment. It stands behind the #, which browsers send to nobody. */
export function enrolmentSecret(hash: string): string {
  return new URLSearchParams(hash.replace(/^#/, '')).get('enrol') ?? ''
}

export const look = () => tell(client.GET('/api/v1/shifts/current'))
export const people = () => tell(client.GET('/api/v1/counter/people'))
/** The key is the caller's, so that a second tap after a lost answer is the same enrolment. */
export const enrol = (secret: string, name: string, key: string) =>
  tell(client.POST('/api/v1/devices', { params: under(key), body: { secret, ...(name && { name }) } }))
export const begin = (staff_id: string, pin: string) =>
  tell(client.POST('/api/v1/shifts', { params: under(newKey()), body: { staff_id, pin } }))
/** Under a key for each shift: a repeat that comes late must not end the next one's. */
export const end = (shift: Shift) =>
  tell(client.DELETE('/api/v1/shifts/current', { params: under(`end-${shift.id}`) }))
