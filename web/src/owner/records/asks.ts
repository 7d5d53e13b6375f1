//! What the records' screens ask of the server.

import type { components, paths } from '../../api/schema'
import { tell } from '../../api/tell'
import { client } from '../api'

type Schemas = components['schemas']
type Query<P extends keyof paths> = paths[P]['get'] extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never

export type Key = Schemas['KeyView']
export type Scope = Schemas['Scope']
export type Mode = Schemas['Mode']
export type NewKey = Schemas['NewKey']
export type Secret = paths['/api/v1/keys']['post']['responses'][201]['content']['application/json']
export type Location = Schemas['LocationView']
export type Action = Schemas['Action']
export type Actor = Schemas['ActorKind']
export type Noted = Schemas['AuditView']
export type Report = Schemas['FraudReport']
export type Finding = Schemas['FindingView']
export type Figures = Schemas['PersonFigures']

const under = (key: string) => ({ 'Idempotency-Key': key })

export const listKeys = (cursor?: string) => tell(client.GET('/api/v1/keys', { params: { query: { ...(cursor && { cursor }) } } }))
export const makeKey = (key: string, body: NewKey) => tell(client.POST('/api/v1/keys', { params: { header: under(key) }, body }))
export const rotateKey = (key: string, id: string, overlap_hours: number) =>
  tell(client.POST('/api/v1/keys/{id}/rotation', { params: { path: { id }, header: under(key) }, body: { overlap_hours } }))
export const revokeKey = (id: string) => tell(client.DELETE('/api/v1/keys/{id}', { params: { path: { id } } }))
export const listLocations = () => tell(client.GET('/api/v1/locations'))

export const listNoted = (query: Query<'/api/v1/audit'>) => tell(client.GET('/api/v1/audit', { params: { query } }))
export const showFraud = (query: Query<'/api/v1/fraud-report'>) => tell(client.GET('/api/v1/fraud-report', { params: { query } }))
export const showCard = (id: string) => tell(client.GET('/api/v1/cards/{id}', { params: { path: { id } } }))
export const listExports = () => tell(client.GET('/api/v1/exports'))
