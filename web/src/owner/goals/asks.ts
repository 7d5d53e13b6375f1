//! What the owner asks about goals.

import type { components } from '../../api/schema'
import { tell } from '../../api/tell'
import { client } from '../api'
import type { Reached } from './Thermometer'

type Schemas = components['schemas']
export type NewGoal = Schemas['NewGoal']
export type ReachedGoal = Reached & { metric: string }

export const reached = () => tell(client.GET('/api/v1/retention/goals'))
export const setGoal = (metric: string, body: NewGoal) => tell(client.PUT('/api/v1/goals/{metric}', { params: { path: { metric } }, body }))
export const dropGoal = (metric: string) => tell(client.DELETE('/api/v1/goals/{metric}', { params: { path: { metric } } }))
