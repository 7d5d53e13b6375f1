//! What the counter reads, held against the vectors of src/code/sign.rs, which another implementation made.

import { expect, test } from 'vitest'
import { Gate, out_of_sight_ms } from '../src/counter/code/gate'
import { read, sameness, type Reading } from '../src/counter/code/read'
import { isGenuine, signedText, type ShopKeys } from '../src/counter/code/verify'
import { luminance, troubleOf } from '../src/counter/camera/camera'
import { Wedge } from '../src/counter/wedge'

const t1 = 'T1040G20G30G2GC1R8145038XKV12EEFK3F68XF4NVJ77DP71KKQDS17TNT711M9QN9QVEER8HFZM6KMK4H59DSVHK69C1DRWBTDCQC3MSAM551Y8G0YTZ7VJRSR20'
const t2 =
  'T2080G20G30G2GC1R8145038XKV12EEFK3F68XF4NVJ77DP71KKQDS17TNT711M9QN9QVEER8HFZM6KMK4H59DSVHK69C1DRWBTDCQC3MSAM551Y8G0YTZ7VJRSR2041R5PW0DRMTAJBYWHJDZZT3A4MR'
const jwt =
  'eyJhbGciOiJFZERTQSIsImtpZCI6IjEiLCJ0eXAiOiJ0aW1icm8tY2FyZCtqd3QifQ.eyJhdWQiOiJ0aW1icm86c2NhbiIsImVwb2NoIjoxLCJpc3MiOiIwMTk3MDAwMC0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDEiLCJzdWIiOiJBUUlEQkFVR0J3Z0pDZyJ9.o7PYROc-Y3mR15K7kc7bHDOd25CfVdHCGib1TfbnYRF_6GnSZIlS3O4zMlgW44vTWXYOmVUKUPkQB7Xz7ljOBA'
/** Test 1 of RFC 8032, 7.1. */
const rfc_public = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'
const base64url = (hex: string) => Buffer.from(hex, 'hex').toString('base64url')
const keys: ShopKeys = { shop_id: '01970000-0000-7000-8000-000000000001', public_keys: [{ kid: 1, public_key: base64url(rfc_public) }] }

const kind = (text: string) => read(text).kind
const card = (text: string) => read(text) as Extract<Reading, { kind: 'card' }>

test('a card is read in every form in which it arrives', () => {
  const forms = [t1, t1.toLowerCase(), ` ${t1}\n`, t1.replaceAll('0', 'O').replaceAll('1', 'l'), `HTTPS://BAR.EXAMPLE/C/${t1}`, `http://localhost:8080/c/${t1}`]
  // What a scanner set to an American keyboard types on an Italian one.
  forms.push(`HTTPSç--BAR.EXAMPLE-C-${t1}`)
  for (const form of forms) expect(card(form), form).toMatchObject({ kind: 'card', isLive: false, kid: 1, epoch: 1, card: 'AQIDBAUGBwgJCg' })
  expect(card(t2)).toMatchObject({ kind: 'card', isLive: true, kid: 1, epoch: 1, card: 'AQIDBAUGBwgJCg' })
  expect(kind(jwt)).toBe('token')
})

test('what is sent is what was read', () => {
  expect(card(` HTTPS://X/C/${t1} `).text).toBe(`HTTPS://X/C/${t1}`)
  expect(read('4tq6r-0nb7m')).not.toHaveProperty('signature')
})

test.each([
  ['https://example.org/menu', 'foreign'],
  ['WIFI:S:bar;T:WPA;P:secret;;', 'foreign'],
  ['', 'foreign'],
  ['T'.repeat(600), 'foreign'],
  [`https://bar.example/S/${'0'.repeat(26)}`, 'ticket'],
  [`https://bar.example/S/${'0'.repeat(25)}`, 'foreign'],
  [t1.slice(0, -1), 'damaged'],
  [`${t1}0`, 'damaged'],
  [`https://bar.example/C/${t1.slice(0, 100)}`, 'damaged'],
  // Bits that pad must be zero: else one code would have several texts.
  [`${t1.slice(0, -1)}1`, 'damaged'],
  [`${t1}${t1}`, 'damaged'],
])('%s is %s', (text, expected) => expect(kind(text)).toBe(expected))

test('a short code is one if its check characters say so', () => {
  // Zeros check zeros; a single wrong character and an exchange never do.
  expect(read('00000-00000')).toEqual({ kind: 'short', text: '0000000000' })
  expect(kind('OOOOO OOOOO')).toBe('short')
  for (let place = 0; place < 10; place += 1) expect(kind(`${'0'.repeat(place)}7${'0'.repeat(9 - place)}`)).toBe('misspelt')
})

test('a fresh live code of a card is the same card', () => {
  expect(sameness(read(t1), t1)).toBe(sameness(read(t2), t2))
  expect(sameness(read('https://a.example'), 'https://a.example')).toBe('https://a.example')
})

test('the signed bytes are those of the specification', () => {
  const [header, payload] = signedText('0197ABCD-0000-7000-8000-0000000000FF', { kid: 12, epoch: 3, card: '-_v7-_v7-_v7-w' }).split('.')
  expect(Buffer.from(header!, 'base64url').toString()).toBe('{"alg":"EdDSA","kid":"12","typ":"timbro-card+jwt"}')
  expect(Buffer.from(payload!, 'base64url').toString()).toBe('{"aud":"timbro:scan","epoch":3,"iss":"0197abcd-0000-7000-8000-0000000000ff","sub":"-_v7-_v7-_v7-w"}')
})

test('a signature is this shop’s, nobody’s, or not known', async () => {
  expect(await isGenuine(read(t1), keys)).toBe('yes')
  expect(await isGenuine(read(t2), keys)).toBe('yes')
  for (const place of [5, 20, 30, 60, 120]) {
    const forged = `${t1.slice(0, place)}${t1[place] === 'Z' ? 'Y' : 'Z'}${t1.slice(place + 1)}`
    expect(await isGenuine(read(forged), keys), `${place}`).not.toBe('yes')
  }
  expect(await isGenuine(read(t1), { ...keys, shop_id: '01970000-0000-7000-8000-000000000002' })).toBe('no')
  // A key that this browser has not heard of, and a browser that was never told any.
  expect(await isGenuine(read(t1), { ...keys, public_keys: [{ kid: 2, public_key: base64url(rfc_public) }] })).toBe('unknown')
  expect(await isGenuine(read(t1), null)).toBe('unknown')
  expect(await isGenuine(read('0000000000'), keys)).toBe('unknown')
})

test('a code passes once, and again after it was out of sight', () => {
  const gate = new Gate()
  const seen: number[] = []
  // Ten looks a second: there for a while, gone for a moment, there, gone for long, there.
  const isThere = (at: number) => at < 2_000 || (at >= 2_800 && at < 4_000) || at >= 4_000 + out_of_sight_ms + 200
  for (let at = 1_000; at < 9_000; at += 100) if (gate.look(isThere(at) ? ['a', 'a'] : [], at).includes('a')) seen.push(at)
  expect(seen).toEqual([1_000, 4_000 + out_of_sight_ms + 200])
  expect(gate.look(['a', 'b'], 9_000)).toEqual(['b'])
  // The page slept for a minute, and the card still lies there.
  expect(gate.look(['a'], 69_000)).toEqual([])
  gate.forget()
  expect(gate.look(['a'], 69_030)).toEqual(['a'])
})

test('a scanner types fast and ends with Enter, a hand does not', () => {
  const typed = (text: string, every_ms: number) => {
    const wedge = new Wedge()
    let at = 1_000
    for (const key of text) wedge.press(key, (at += every_ms))
    return wedge.press('Enter', at + every_ms)
  }
  expect(typed(t1, 10)).toBe(t1)
  expect(typed('0000000000', 50)).toBe('0000000000')
  expect(typed('0000000000', 120)).toBeNull()
  expect(typed('abc', 5)).toBeNull()
  const wedge = new Wedge()
  for (const key of ['Shift', 'T', 'Shift', '1', ...'00000000']) wedge.press(key, 1_000)
  expect(wedge.press('Enter', 1_010)).toBe('T100000000')
  // Whether a key that reaches a field is one of a code's.
  expect(wedge.goesOn(1_020)).toBe(false)
  wedge.press('T', 2_000)
  expect([2_010, 2_500].map((at_ms) => wedge.goesOn(at_ms))).toEqual([true, false])
  // An amount typed by hand, a finger on Done, and a card at once.
  wedge.touch(2_550)
  for (const key of '07') wedge.press(key, 2_600)
  wedge.touch(2_800)
  for (const key of t1.slice(0, 60)) wedge.press(key, 2_900)
  // A finger that comes down in the midst of a code does not cut it.
  wedge.touch(2_905)
  for (const key of t1.slice(60)) wedge.press(key, 2_910)
  expect(wedge.press('Enter', 2_915)).toBe(t1)
})

test('each trouble of a camera has its name, and a dark picture its number', () => {
  const names = ['NotAllowedError', 'NotFoundError', 'OverconstrainedError', 'NotReadableError', 'AbortError', 'SecurityError']
  expect(names.map(troubleOf)).toEqual(['denied', 'none', 'none', 'taken', 'taken', 'denied'])
  expect(luminance(new Uint8ClampedArray([255, 255, 255, 255, 0, 0, 0, 255]))).toBeCloseTo(127.5)
})
