//! A bar on the day it opens: one program, one person with a PIN, and a device's invitation.

import type { APIRequestContext } from '@playwright/test'
import { expect, type Server } from './server'

export interface Bar {
  url: string
  owner_url: string
  api_key: string
  join_url: string
  counter_url: string
  counter_pin: string
  ask: <T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: unknown) => Promise<T>
}

const pin = '2580'

/** Opens a shop on a server with "buy ten coffees, get one", where a card may be stamped as often as a test likes. */
export async function openBar(server: Server, request: APIRequestContext): Promise<Bar> {
  const { api_key, join_url, owner_setup_url } = await server.openShop()
  const ask = async <T>(method: string, path: string, data?: unknown) => {
    const headers = { Authorization: `Bearer ${api_key}`, 'Idempotency-Key': crypto.randomUUID() }
    const answer = await request.fetch(`${server.url}/api/v1${path}`, { method, headers, ...(data !== undefined && { data }) })
    expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true)
    return (answer.status() === 204 ? undefined : await answer.json()) as T
  }
  const rewards = [{ stamps: 10, title: 'a free coffee' }]
  await ask('POST', '/programs', { name: 'Coffee', earn: { kind: 'visit' }, rewards, limits: { cool_down_minutes: 0 } })
  const { id } = await ask<{ id: string }>('POST', '/staff', { name: 'Sofia', role: 'manager' })
  await ask('PUT', `/staff/${id}/pin`, { pin })
  const { url } = await ask<{ url: string }>('POST', '/devices/enrolments', { name: 'Tablet' })
  return { url: server.url, owner_url: owner_setup_url, api_key, join_url, counter_url: url, counter_pin: pin, ask }
}
