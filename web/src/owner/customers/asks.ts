//! What the owner asks about customers.

import type { Answer, Body } from '../../api/client'
import { tell } from '../../api/tell'
import type { Language } from '../../words'
import { client } from '../api'

export type Found = Answer<'/api/v1/customers', 'get'>['data'][number]
export type Profile = Answer<'/api/v1/customers/{id}', 'get'>
export type Change = Body<'/api/v1/customers/{id}', 'patch'>
export type Joining = Body<'/api/v1/customers', 'post'>
export type Card = Answer<'/api/v1/cards/{id}', 'get'>
export type Entry = Answer<'/api/v1/cards/{id}/entries', 'get'>['data'][number]
export type Program = Answer<'/api/v1/programs', 'get'>['data'][number]
export type Told = Answer<'/api/v1/customers/{id}/figures', 'get'>
export type Note = Answer<'/api/v1/customers/{id}/notes', 'get'>['data'][number]
export type Spoken = Answer<'/api/v1/customers/{id}/answers', 'get'>['data'][number]
export type Nudge = Answer<'/api/v1/nudges', 'get'>['data'][number]
export type Mailing = Body<'/api/v1/notes', 'post'>
export type Mailed = Answer<'/api/v1/notes', 'post'>
export type ReturnLink = Answer<'/api/v1/cards/{id}/return-link', 'post'>

const of = (id: string) => ({ path: { id } })
const keyed = (id: string, key: string) => ({ ...of(id), header: { 'Idempotency-Key': key } })
const by = (key: string) => ({ header: { 'Idempotency-Key': key } })

export interface Wanted {
  query?: string | undefined
  segment?: string | undefined
  cursor?: string | undefined
}

export const find = (query: Wanted) => tell(client.GET('/api/v1/customers', { params: { query: query as Record<string, string> } }))
export const add = (key: string, body: Joining) => tell(client.POST('/api/v1/customers', { params: by(key), body }))
export const tags = () => tell(client.GET('/api/v1/tags'))
export const writeToMany = (key: string, body: Mailing) => tell(client.POST('/api/v1/notes', { params: by(key), body }))

export const profile = (id: string) => tell(client.GET('/api/v1/customers/{id}', { params: of(id) }))
export const change = (id: string, body: Change) => tell(client.PATCH('/api/v1/customers/{id}', { params: of(id), body }))
export const putTags = (id: string, tags: string[]) => tell(client.PUT('/api/v1/customers/{id}/tags', { params: of(id), body: { tags } }))
export const figures = (id: string, language: Language) =>
  tell(client.GET('/api/v1/customers/{id}/figures', { params: { ...of(id), query: { language } } }))
/** A page of a list; the first one without a cursor. */
const at = (cursor: string | undefined) => (cursor ? { cursor } : {})
export const notes = (id: string, cursor?: string) => tell(client.GET('/api/v1/customers/{id}/notes', { params: { ...of(id), query: at(cursor) } }))
export const answers = (id: string, cursor?: string) => tell(client.GET('/api/v1/customers/{id}/answers', { params: { ...of(id), query: at(cursor) } }))
export const cases = (id: string, cursor?: string) => tell(client.GET('/api/v1/cases', { params: { query: { customer_id: id, ...at(cursor) } } }))
export const nudges = (id: string, cursor?: string) => tell(client.GET('/api/v1/nudges', { params: { query: { customer_id: id, ...at(cursor) } } }))
export const exported = (id: string) => tell(client.GET('/api/v1/customers/{id}/export', { params: of(id) }))
export const forget = (id: string) => tell(client.DELETE('/api/v1/customers/{id}', { params: of(id) }))

export const card = (id: string) => tell(client.GET('/api/v1/cards/{id}', { params: of(id) }))
export const programs = () => tell(client.GET('/api/v1/programs'))
export const shop = () => tell(client.GET('/api/v1/shop'))
export const entries = (id: string, cursor?: string) =>
  tell(client.GET('/api/v1/cards/{id}/entries', { params: { ...of(id), query: at(cursor) } }))
export const adjust = (key: string, id: string, body: Body<'/api/v1/cards/{id}/adjustments', 'post'>) =>
  tell(client.POST('/api/v1/cards/{id}/adjustments', { params: keyed(id, key), body }))
export const replace = (key: string, id: string, reason: string) =>
  tell(client.POST('/api/v1/cards/{id}/replacement', { params: keyed(id, key), body: { reason } }))
export const wayBack = (key: string, id: string) => tell(client.POST('/api/v1/cards/{id}/return-link', { params: keyed(id, key) }))

export const merge = (key: string, id: string, into: string) =>
  tell(client.POST('/api/v1/customers/{id}/merge', { params: keyed(id, key), body: { into } }))
export const part = (key: string, merge: string) => tell(client.POST('/api/v1/merges/{id}/undo', { params: keyed(merge, key) }))
