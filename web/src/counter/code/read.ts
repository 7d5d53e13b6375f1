//! What a text is that a camera read, a scanner typed or a hand pasted. It says what it looks like, not what it is worth;
//! the server's reader (src/code/read.rs) decides, and this one is never stricter than that.

import { base64url, decode, value } from './base32'

/** What a text is. */
export type Reading =
  | { kind: 'card'; text: string; isLive: boolean; kid: number; card: string; epoch: number; signature: Uint8Array<ArrayBuffer> }
  | { kind: 'short'; text: string }
  /** A card as ordinary JWT text: rare, and for the server to judge. */
  | { kind: 'token'; text: string }
  /** A ticket, which the customer's own camera reads. */
  | { kind: 'ticket' }
  /** One of ours, but not whole. */
  | { kind: 'damaged' }
  /** As long as a short code, but its check characters do not fit. */
  | { kind: 'misspelt' }
  | { kind: 'foreign' }

const max_chars = 512
const t1_bytes = 77
const t2_bytes = 94
const t1_chars = 126
const t2_chars = 153
const ticket_chars = 26
const short_chars = 10

export function read(input: string): Reading {
  const text = input.trim()
  if (text.length > max_chars) return { kind: 'foreign' }
  const [, letter, code] = /^http.*[/-]([cs])[/-]([^/-]*)$/i.exec(text) ?? []
  if (letter && code) {
    if (/s/i.test(letter)) return code.length === ticket_chars && decode(code, 16) ? { kind: 'ticket' } : { kind: 'foreign' }
    return card(code, text) ?? (looksOurs(code) ? { kind: 'damaged' } : { kind: 'foreign' })
  }
  if (text.length === t1_chars || text.length === t2_chars) {
    const whole = card(text, text)
    if (whole) return whole
  }
  if (/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(text)) return { kind: 'token', text }
  const bare = text.replace(/[\s-]/g, '')
  if (bare.length === short_chars && isBase32(bare)) return checks(bare) ? { kind: 'short', text: bare.toUpperCase() } : { kind: 'misspelt' }
  return looksOurs(text) ? { kind: 'damaged' } : { kind: 'foreign' }
}

const isBase32 = (text: string) => [...text].every((character) => value(character) >= 0)
/** The beginning of a card's code, cut off or with a letter too many. */
const looksOurs = (text: string) => /^[t][12il]/i.test(text) && text.length > 20 && isBase32(text.slice(2))

function card(code: string, text: string): Reading | null {
  const isLive = code.length === t2_chars
  const name = isLive ? 2 : 1
  if (!/t/i.test(code[0] ?? '') || value(code[1] ?? '') !== name) return null
  const bytes = decode(code.slice(2), isLive ? t2_bytes : t1_bytes)
  if (bytes?.[0] !== name) return null
  return { kind: 'card', text, isLive, kid: bytes[1]!, card: base64url(bytes.subarray(2, 12)), epoch: bytes[12]!, signature: bytes.slice(13, t1_bytes) }
}

/** Whether two check characters fit the eight before them: a Reed-Solomon code over GF(32), as src/code/short.rs says. */
function checks(text: string): boolean {
  const values = [...text].map(value)
  return [1, 2].every((root) => values.reduce((sum, next) => times(sum, root) ^ next, 0) === 0)
}

/** Multiplication in GF(32) modulo x⁵ + x² + 1. */
function times(a: number, b: number): number {
  let product = 0
  for (let bit = 4; bit >= 0; bit -= 1) {
    product <<= 1
    if (product & 32) product ^= 0b100101
    if (b & (1 << bit)) product ^= a
  }
  return product
}

/** By what a reading is the same as another: a fresh live code of a card is the same card. */
export function sameness(reading: Reading, input: string): string {
  return reading.kind === 'card' ? reading.card : reading.kind === 'short' ? reading.text : input
}
