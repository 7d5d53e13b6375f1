//! The browser's side of passkeys: it asks for a finger, a face or a code, and nothing of that leaves the phone.

import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import type { Answered, Asked, Made, Refused, Told } from '../api'

/** Why no passkey came: the server refused, the person said no, the phone has it already, or the browser cannot. */
export type NoPasskey = Refused | { passkey: 'declined' | 'there' | 'impossible' }
export type Come<T> = { told: T } | NoPasskey

export const canPasskeys = () => typeof window.PublicKeyCredential === 'function'

/** Loaded where a passkey may be wanted, and not by those who are in already. */
const library = () => import('@simplewebauthn/browser')
/** Has it at hand before a finger is on the button: some browsers forget soon that a person has clicked. */
export const makeReady = () => void library().catch(() => undefined)

function why(error: unknown): NoPasskey {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'AbortError') return { passkey: 'declined' }
  return { passkey: name === 'InvalidStateError' ? 'there' : 'impossible' }
}

/** Has the browser make a passkey. */
export async function make(asking: Promise<Told<Asked<PublicKeyCredentialCreationOptionsJSON>>>, name: string): Promise<Come<Made>> {
  const asked = await asking
  if (!('told' in asked)) return asked
  const { ceremony, options } = asked.told
  try {
    const { startRegistration } = await library()
    return { told: { ceremony, name, credential: await startRegistration({ optionsJSON: options }) } }
  } catch (error) {
    return why(error)
  }
}

/** Has a passkey answer. `isOffered`: among what the browser fills in, instead of in a dialog at once. */
export async function answer(asking: Promise<Told<Asked<PublicKeyCredentialRequestOptionsJSON>>>, isOffered = false): Promise<Come<Answered>> {
  const asked = await asking
  if (!('told' in asked)) return asked
  const { ceremony, options } = asked.told
  try {
    const { startAuthentication } = await library()
    const credential = await startAuthentication({ optionsJSON: options, useBrowserAutofill: isOffered, verifyBrowserAutofillInput: false })
    return { told: { ceremony, credential } }
  } catch (error) {
    return why(error)
  }
}

/** Whether the browser can offer passkeys among what it fills in. */
export const canOffer = () => library().then((library) => library.browserSupportsWebAuthnAutofill(), () => false)
/** Ends what the browser offers. */
export const endOffer = () => void library().then((library) => library.WebAuthnAbortService.cancelCeremony(), () => undefined)

const systems = { iPhone: 'iPhone', iPad: 'iPad', Android: 'Android', 'Mac OS X': 'Mac', Windows: 'Windows', Linux: 'Linux' } as const
const browsers = { 'Edg/': 'Edge', 'OPR/': 'Opera', 'Firefox/': 'Firefox', 'Chrome/': 'Chrome', 'Safari/': 'Safari' } as const
const found = (agent: string, names: Record<string, string>) => Object.entries(names).find(([mark]) => agent.includes(mark))?.[1]

/** A browser as its owner would call it, such as "Firefox · Android". The first mark that is there counts. */
export function called(agent: string | null | undefined): string {
  return [found(agent ?? '', browsers), found(agent ?? '', systems)].filter(Boolean).join(' · ')
}
