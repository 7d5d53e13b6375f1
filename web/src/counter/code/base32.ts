//! Crockford's base32, as the codes are written: O is read as 0, I and L as 1, in either case.

const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The value of a character, or -1. */
export function value(character: string): number {
  const upper = character.toUpperCase()
  return symbols.indexOf(upper === 'O' ? '0' : upper === 'I' || upper === 'L' ? '1' : upper)
}

/** The bytes of a text of exactly that many; null where a character is foreign or the padding is not zero. */
export function decode(text: string, byte_count: number): Uint8Array<ArrayBuffer> | null {
  if (text.length !== Math.ceil((byte_count * 8) / 5)) return null
  const bytes = new Uint8Array(byte_count)
  let [held, bits, at] = [0, 0, 0]
  for (const character of text) {
    const five = value(character)
    if (five < 0) return null
    held = (held << 5) | five
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = held >> bits
      held &= (1 << bits) - 1
    }
  }
  return held === 0 ? bytes : null
}

export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
}
