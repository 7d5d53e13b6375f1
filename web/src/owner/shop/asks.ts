//! What the owner asks and sets about the shop itself.

import type { components } from '../../api/schema'
import { tell } from '../../api/tell'
import { client, sendProved } from '../api'

type Schemas = components['schemas']
export type Shop = Schemas['ShopView']
export type ShopChange = Schemas['ShopChange']
export type Hours = Schemas['OpenHours']
export type Place = Schemas['LocationView']
export type Counting = Schemas['RetentionSettingsView']
export type NewCounting = Schemas['NewRetentionSettings']
export type Asks = Schemas['FeedbackSettings']['question']
export type Periods = Schemas['Periods']
export type Notice = Schemas['PrivacyNotice']
export type { Shades } from '../../wear'

const under = (key: string) => ({ 'Idempotency-Key': key })

export { shop as askShop } from '../api'
export const putShop = (body: ShopChange) => tell(client.PUT('/api/v1/shop', { body }))
export const putColour = (colour: string) => tell(client.PUT('/api/v1/shop/colour', { body: { colour } }))
export const dropColour = () => tell(client.DELETE('/api/v1/shop/colour'))
export const dropLogo = () => tell(client.DELETE('/api/v1/shop/logo'))
/** A file goes as it is, not as JSON. */
export const putLogo = (file: File) => tell(sendFile(file))
async function sendFile(file: File): Promise<{ data?: undefined; error?: unknown; response: Response }> {
  const response = await sendProved(new Request('/api/v1/shop/logo', { method: 'PUT', headers: { 'Content-Type': file.type }, body: file }))
  return response.ok ? { response } : { error: await response.json().catch(() => undefined), response }
}

export const listPlaces = () => tell(client.GET('/api/v1/locations'))
export const addPlace = (key: string, name: string) => tell(client.POST('/api/v1/locations', { params: { header: under(key) }, body: { name } }))
export const renamePlace = (id: string, name: string) => tell(client.PATCH('/api/v1/locations/{id}', { params: { path: { id } }, body: { name } }))

export const askCounting = () => tell(client.GET('/api/v1/settings/retention'))
export const putCounting = (body: NewCounting) => tell(client.PUT('/api/v1/settings/retention', { body }))
export const askAsking = () => tell(client.GET('/api/v1/settings/feedback'))
export const putAsking = (question: Asks) => tell(client.PUT('/api/v1/settings/feedback', { body: { question } }))
export const askPeriods = () => tell(client.GET('/api/v1/settings/privacy'))
export const putPeriods = (body: Periods) => tell(client.PUT('/api/v1/settings/privacy', { body }))
export const askNotice = () => tell(client.GET('/api/v1/privacy-notice'))
export const putNotice = (body: Notice) => tell(client.PUT('/api/v1/privacy-notice', { body }))

export const makeSheet = (key: string, cards: number) => tell(client.POST('/api/v1/sheets', { params: { header: under(key) }, body: { cards } }))
