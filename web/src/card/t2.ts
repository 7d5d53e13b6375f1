//! T2, the live code: the printed card's bytes with a device, a step of fifteen seconds, and a tag that only a phone
//! which holds the card can make. The server's side, and the reasons, stand in src/code.

import type { Kept } from './keep'

const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const purpose = new TextEncoder().encode('timbro-live-1')
const t2_type = 0x02
const tag_bytes = 12

/** Where the card's code and its epoch lie in T1's packed bytes. */
const card_from = 2
const card_to = 13

type Bytes = Uint8Array<ArrayBuffer>
type Maker = Pick<Kept, 'key' | 'shop' | 'print' | 'device'>

function joined(...parts: Bytes[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Crockford's base32: five bits a symbol, the first bit first, zero bits at the end. */
export function base32(bytes: Bytes): string {
  let text = ''
  let held = 0
  let held_bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    held_bits += 8
    while (held_bits >= 5) {
      held_bits -= 5
      text += symbols[(held >> held_bits) & 31]
    }
    held &= 31
  }
  return held_bits > 0 ? text + symbols[(held << (5 - held_bits)) & 31] : text
}

/** The bytes of a base64url text without padding. */
export function fromBase64url(text: string): Bytes {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
}

/** A key that signs and that nothing can read out again. */
export const importKey = (bytes: Bytes) =>
  crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])

/** The step that a moment of the server's clock lies in. */
export const stepAt = (server_ms: number, step_seconds: number) => Math.floor(server_ms / (step_seconds * 1000))

/** The live code of one step, as its picture holds it. */
export async function makeT2({ key, shop, print, device }: Maker, step: number): Promise<string> {
  const when = new Uint8Array(5)
  when[0] = device
  new DataView(when.buffer).setUint32(1, step)
  const signed = joined(purpose, shop, print.subarray(card_from, card_to), when)
  const tag = new Uint8Array(await crypto.subtle.sign('HMAC', key, signed), 0, tag_bytes)
  return `T2${base32(joined(Uint8Array.of(t2_type), print.subarray(1), when, tag))}`
}
