//! What the office asks of the server: the session comes along in a cookie, so there is no key to give.

import createClient from 'openapi-fetch'
import type { paths } from '../api/schema'
import type { Language } from '../words'
import { readProblem, type Problem } from '../counter/problem'

/** After this long, a connection that says nothing counts as none. */
const request_limit_ms = 15_000

const client = createClient<paths>({
  fetch: (request) => fetch(request, { signal: AbortSignal.timeout(request_limit_ms) }),
})

/** An answer, or why there is none. */
export type Told<T> = { told: T } | { status: number; problem: Problem; wait_seconds: number }

/** No answer at all: the server could not be reached. */
const unreachable = { status: 0, problem: { type: 'urn:timbro:problem:unreachable' }, wait_seconds: 0 }

async function tell<T>(asked: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<Told<T>> {
  try {
    const { data, error, response } = await asked
    if (response.ok) return { told: data as T }
    return { status: response.status, problem: readProblem(error), wait_seconds: Number(response.headers.get('Retry-After')) || 0 }
  } catch {
    return unreachable
  }
}

export interface SignIn {
  name: string
  password: string
  totp?: string
  recovery_code?: string
}

export const setUp = (secret: string, name: string, password: string) =>
  tell(client.POST('/api/v1/owner/setup', { body: { secret, name, password } }))
export const signIn = (body: SignIn) => tell(client.POST('/api/v1/sessions', { body }))
export const signOut = () => tell(client.DELETE('/api/v1/sessions/current'))
export const today = (language: Language) => tell(client.GET('/api/v1/retention/today', { params: { query: { language } } }))
