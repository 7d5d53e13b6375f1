//! What the owner asks about programs.

import type { components } from '../../api/schema'
import { tell } from '../../api/tell'
import { client } from '../api'

type Schemas = components['schemas']
export type Program = Schemas['ProgramView']
export type Status = Schemas['Status']
export type NewProgram = Schemas['NewProgram']
export type Changed = Schemas['VersionView']

const under = (key: string) => ({ 'Idempotency-Key': key })

export const listPrograms = () => tell(client.GET('/api/v1/programs'))
export const setUpProgram = (key: string, body: NewProgram) => tell(client.POST('/api/v1/programs', { params: { header: under(key) }, body }))
export const changeProgram = (key: string, id: string, rule: NewProgram) =>
  tell(client.POST('/api/v1/programs/{id}/versions', { params: { path: { id }, header: under(key) }, body: rule }))
export const putStatus = (id: string, status: Status) => tell(client.PUT('/api/v1/programs/{id}/status', { params: { path: { id } }, body: { status } }))
