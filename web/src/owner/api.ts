//! What the office asks of the server: the session comes along in a cookie, so there is no key to give.

import createClient from 'openapi-fetch'
import type { paths } from '../api/schema'
import type { Language } from '../words'
import { tell } from '../api/tell'

export type { Told } from '../api/tell'

/** After this long, a connection that says nothing counts as none. */
const request_limit_ms = 15_000

const client = createClient<paths>({
  fetch: (request) => fetch(request, { signal: AbortSignal.timeout(request_limit_ms) }),
})

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
