//! What the owner asks about answers and cases.

import type { Answer, Body } from '../../api/client'
import { tell } from '../../api/tell'
import { client } from '../api'

export type Spoken = Answer<'/api/v1/answers', 'get'>['data'][number]
export type Wrong = Answer<'/api/v1/cases', 'get'>['data'][number]
export type Note = Answer<'/api/v1/customers/{id}/notes', 'get'>['data'][number]

export const answers = (query: { cursor?: string; unhappy?: boolean; answered?: boolean }) => tell(client.GET('/api/v1/answers', { params: { query } }))
export const cases = (query: { cursor?: string; open?: boolean }) => tell(client.GET('/api/v1/cases', { params: { query } }))
export const notes = (id: string) => tell(client.GET('/api/v1/customers/{id}/notes', { params: { path: { id } } }))
export const write = (key: string, id: string, body: Body<'/api/v1/customers/{id}/notes', 'post'>) =>
  tell(client.POST('/api/v1/customers/{id}/notes', { params: { path: { id }, header: { 'Idempotency-Key': key } }, body }))
export const solve = (id: string, body: Body<'/api/v1/cases/{id}', 'patch'>) => tell(client.PATCH('/api/v1/cases/{id}', { params: { path: { id } }, body }))
