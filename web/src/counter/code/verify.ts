//! Whether a card's code was signed by this shop, asked of the browser and not of the server, so that it is known offline.
//!
//! The signed bytes are a compact JWS that is never carried, only rebuilt: letter for letter as src/code/jws.rs does.

import { base64url, fromBase64url } from './base32'
import type { Reading } from './read'

/** The shop's public keys, as the server gives them. */
export interface ShopKeys {
  shop_id: string
  public_keys: { kid: number; public_key: string }[]
}

/** `unknown`: this browser cannot tell; the server will. */
export type Genuine = 'yes' | 'no' | 'unknown'

const ascii = (text: string) => new TextEncoder().encode(text)

export function signedText(shop_id: string, { kid, epoch, card }: { kid: number; epoch: number; card: string }): string {
  const header = `{"alg":"EdDSA","kid":"${kid}","typ":"timbro-card+jwt"}`
  const payload = `{"aud":"timbro:scan","epoch":${epoch},"iss":"${shop_id.toLowerCase()}","sub":"${card}"}`
  return `${base64url(ascii(header))}.${base64url(ascii(payload))}`
}

export async function isGenuine(reading: Reading, keys: ShopKeys | null): Promise<Genuine> {
  // Plain HTTP has no WebCrypto; a short code and a token carry nothing that could be checked here.
  if (reading.kind !== 'card' || !keys || !globalThis.crypto?.subtle) return 'unknown'
  const known = keys.public_keys.find(({ kid }) => kid === reading.kid)
  // A key made after this browser last asked is no forgery.
  if (!known) return 'unknown'
  try {
    const key = await crypto.subtle.importKey('raw', fromBase64url(known.public_key), 'Ed25519', false, ['verify'])
    return (await crypto.subtle.verify('Ed25519', key, reading.signature, ascii(signedText(keys.shop_id, reading)))) ? 'yes' : 'no'
  } catch {
    // A browser from before 2025 may not know Ed25519.
    return 'unknown'
  }
}
