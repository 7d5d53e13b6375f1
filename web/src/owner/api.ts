//! What the office asks of the server: the session comes along in a cookie, so there is no key to give.

import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser'
import { clientBy } from '../api/client'
import type { components } from '../api/schema'
import { tell, type Told } from '../api/tell'
import { readProblem } from '../counter/problem'

export type { Refused, Told } from '../api/tell'

/** After this long, a connection that says nothing counts as none. */
const request_limit_ms = 15_000

const send = (request: Request, limit_ms: number) => fetch(request, { signal: AbortSignal.timeout(limit_ms) })

let prove: (() => Promise<boolean>) | undefined

/** Says who asks for a fresh proof, where the server wants one: whatever was asked is then asked again. */
export function proveBy(asks: (() => Promise<boolean>) | undefined): void {
  prove = asks
}

/** Whether the server wants to be shown again who is there. */
async function wantsProof(response: Response): Promise<boolean> {
  if (response.status !== 403) return false
  const problem = readProblem(await response.clone().json().catch(() => undefined))
  return problem.type === 'urn:timbro:problem:step-up-needed'
}

/** Sends; where a fresh proof is wanted, has it asked for and sends again. */
export async function sendProved(request: Request, limit_ms = request_limit_ms): Promise<Response> {
  const again = request.clone()
  const response = await send(request, limit_ms)
  return prove && (await wantsProof(response)) && (await prove()) ? send(again, limit_ms) : response
}

/** Asks with the session, and for a fresh proof where one is wanted. */
export const client = clientBy(sendProved)

export interface SignIn {
  name: string
  password: string
  totp?: string
  recovery_code?: string
}

/** A challenge and the name by which its answer is known. */
export interface Asked<Options> {
  ceremony: string
  options: Options
}
type Challenged<Options> = Promise<Told<Asked<Options>>>

/** A passkey that was made: the answer, and what it is called. */
export interface Made {
  ceremony: string
  name: string
  credential: RegistrationResponseJSON
}
/** A passkey that has answered. */
export interface Answered {
  ceremony: string
  credential: AuthenticationResponseJSON
}
/** What a new owner will sign in by: one of the two. */
export type Proof = { password: string } | { passkey: Made }

// The document calls the browser's own objects objects and no more.
const bare = <T extends { credential: object }>(answer: T) => answer as Omit<T, 'credential'> & { credential: Record<string, never> }
const withProof = (proof: Proof) => ('passkey' in proof ? { passkey: bare(proof.passkey) } : proof)

type Schemas = components['schemas']
export type OwnerView = Schemas['OwnerView']
export type PasskeyView = Schemas['PasskeyView']
export type SessionView = Schemas['SessionView']
export type Ways = Schemas['Ways']
export type FirstShop = Omit<Schemas['FirstShop'], 'password' | 'passkey'>

export const ways = () => tell(client.GET('/api/v1/owner/ways'))
export const setUp = (secret: string, name: string, proof: Proof) =>
  tell(client.POST('/api/v1/owner/setup', { body: { secret, name, ...withProof(proof) } }))
export const openShop = (shop: FirstShop, proof: Proof) =>
  tell(client.POST('/api/v1/shops', { body: { ...shop, ...withProof(proof) } }))
export const askNewcomer = (secret: string, name: string) =>
  tell(client.POST('/api/v1/owner/setup/challenges', { body: { secret, name } })) as unknown as Challenged<PublicKeyCredentialCreationOptionsJSON>

export const signIn = (body: SignIn) => tell(client.POST('/api/v1/sessions', { body }))
export const askAnybody = () =>
  tell(client.POST('/api/v1/sessions/challenges')) as unknown as Challenged<PublicKeyCredentialRequestOptionsJSON>
export const signInByPasskey = (answer: Answered) => tell(client.POST('/api/v1/sessions/passkey', { body: bare(answer) }))
export const signOut = () => tell(client.DELETE('/api/v1/sessions/current'))

export const stepUp = (body: { password: string } | { totp: string }) => tell(client.POST('/api/v1/owner/step-up', { body }))
export const askAgain = () =>
  tell(client.POST('/api/v1/owner/step-up/challenges')) as unknown as Challenged<PublicKeyCredentialRequestOptionsJSON>
export const stepUpByPasskey = (answer: Answered) => tell(client.POST('/api/v1/owner/step-up/passkey', { body: bare(answer) }))

/** The shop: what it is called, how it speaks and counts, and how it looks. */
export const shop = () => tell(client.GET('/api/v1/shop'))
export const whoami = () => tell(client.GET('/api/v1/owner'))
export const passkeys = () => tell(client.GET('/api/v1/owner/passkeys'))
export const askOwner = () =>
  tell(client.POST('/api/v1/owner/passkeys/challenges')) as unknown as Challenged<PublicKeyCredentialCreationOptionsJSON>
export const addPasskey = (made: Made) =>
  tell(client.POST('/api/v1/owner/passkeys', { params: { header: { 'Idempotency-Key': made.ceremony } }, body: bare(made) }))
export const renamePasskey = (id: string, name: string) =>
  tell(client.PATCH('/api/v1/owner/passkeys/{id}', { params: { path: { id } }, body: { name } }))
export const removePasskey = (id: string) => tell(client.DELETE('/api/v1/owner/passkeys/{id}', { params: { path: { id } } }))

export const setPassword = (password: string) => tell(client.PUT('/api/v1/owner/password', { body: { password } }))
export const makeTotp = () => tell(client.POST('/api/v1/owner/totp'))
export const confirmTotp = (code: string) => tell(client.POST('/api/v1/owner/totp/confirmation', { body: { code } }))
export const removeTotp = () => tell(client.DELETE('/api/v1/owner/totp'))
export const renewRecovery = () => tell(client.POST('/api/v1/owner/totp/recovery-codes'))
export const sessions = () => tell(client.GET('/api/v1/sessions'))
export const endSession = (id: string) => tell(client.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } }))
