//! What the owner asks of the calculator.

import type { components } from '../../api/schema'
import { tell } from '../../api/tell'
import { client } from '../api'

type Schemas = components['schemas']
export type FormulaView = Schemas['FormulaView']
export type Calculation = Schemas['CalculationView']
/** Figures as they were typed, by name; a list where there may be many. */
export type Inputs = Record<string, number | number[]>

export const formulas = () => tell(client.GET('/api/v1/retention/calculator/formulas'))
export const kept = (cursor?: string) => tell(client.GET('/api/v1/retention/calculator', { params: { query: { ...(cursor && { cursor }) } } }))

const body = (metric: string, inputs: Inputs) => ({ metric, inputs: inputs as Record<string, never> })
export const workOut = (metric: string, inputs: Inputs) => tell(client.POST('/api/v1/retention/calculator', { body: { ...body(metric, inputs), save: false } }))
export const keep = (key: string, metric: string, inputs: Inputs, name: string) =>
  tell(client.POST('/api/v1/retention/calculator', { params: { header: { 'Idempotency-Key': key } }, body: { ...body(metric, inputs), name, save: true } }))
