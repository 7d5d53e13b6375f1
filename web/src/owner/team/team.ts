//! What the owner asks about people and devices.

import type { paths } from '../../api/schema'
import { tell } from '../../api/tell'
import { client } from '../api'

type Listed<P extends '/api/v1/staff' | '/api/v1/devices'> =
  paths[P]['get']['responses'][200]['content']['application/json']['data'][number]
export type Person = Listed<'/api/v1/staff'>
export type Device = Listed<'/api/v1/devices'>
export type Role = Person['role']
export type Enrolment = paths['/api/v1/devices/enrolments']['post']['responses'][201]['content']['application/json']

const under = (key: string) => ({ 'Idempotency-Key': key })

export const listPeople = () => tell(client.GET('/api/v1/staff'))
export const listDevices = () => tell(client.GET('/api/v1/devices'))
export const add = (key: string, name: string, role: Role) =>
  tell(client.POST('/api/v1/staff', { params: { header: under(key) }, body: { name, role } }))
export const change = (id: string, name: string, role: Role) =>
  tell(client.PATCH('/api/v1/staff/{id}', { params: { path: { id } }, body: { name, role } }))
export const putPin = (key: string, id: string, pin: string) =>
  tell(client.PUT('/api/v1/staff/{id}/pin', { params: { path: { id }, header: under(key) }, body: { pin } }))
export const leave = (key: string, id: string) =>
  tell(client.POST('/api/v1/staff/{id}/end', { params: { path: { id }, header: under(key) } }))
export const putCard = (key: string, id: string, code: string) =>
  tell(client.PUT('/api/v1/staff/{id}/card', { params: { path: { id }, header: under(key) }, body: { code } }))
export const dropCard = (id: string) => tell(client.DELETE('/api/v1/staff/{id}/card', { params: { path: { id } } }))
export const invite = (key: string, name: string) =>
  tell(client.POST('/api/v1/devices/enrolments', { params: { header: under(key) }, body: { name } }))
export const revoke = (id: string) => tell(client.DELETE('/api/v1/devices/{id}', { params: { path: { id } } }))
