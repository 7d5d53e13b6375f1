import { expect, test } from 'vitest'
import { base32, fromBase64url, importKey, makeT2, stepAt } from '../src/card/t2'

/** The live code that src/code/sign.rs expects, made by Python's cryptography and hmac; the key is HKDF's, by Python too. */
const reference = {
  key: 'wWkhAxyARQmtEpx1JpUifRUAnE53OhKe55PX5Ve8bvg',
  shop: 'AZcAAAAAcACAAAAAAAAAAQ',
  print: 'AQEBAgMEBQYHCAkKAaOz2ETnPmN5kdeSu5HO2xwznduQn1XRwhom9U3252ERf-hp0mSJUtzuMzJYFuOL01l2DplVClD5EAe18-5YzgQ',
  device: 2,
  step: 117_815_040,
  text: 'T2080G20G30G2GC1R8145038XKV12EEFK3F68XF4NVJ77DP71KKQDS17TNT711M9QN9QVEER8HFZM6KMK4H59DSVHK69C1DRWBTDCQC3MSAM551Y8G0YTZ7VJRSR2041R5PW0DRMTAJBYWHJDZZT3A4MR',
}

const maker = async (device = reference.device) => ({
  key: await importKey(fromBase64url(reference.key)),
  shop: fromBase64url(reference.shop),
  print: fromBase64url(reference.print),
  device,
})

test('the phone makes the code that another implementation makes', async () => {
  expect(await makeT2(await maker(), reference.step)).toBe(reference.text)
})

test('another step and another device are another code of the same length', async () => {
  const texts = [
    await makeT2(await maker(), reference.step + 1),
    await makeT2(await maker(3), reference.step),
    await makeT2(await maker(), 0xffff_ffff),
  ]
  expect(new Set([...texts, reference.text]).size).toBe(4)
  expect(texts.map((text) => text.length)).toEqual([153, 153, 153])
})

test('the key cannot be read out', async () => {
  const { key } = await maker()
  expect(key.extractable).toBe(false)
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
})

test('a step is fifteen seconds of the server', () => {
  expect([0, 14_999, 15_000, 29_999, 1_767_225_600_000].map((ms) => stepAt(ms, 15))).toEqual([0, 0, 1, 1, 117_815_040])
})

test('texts worked out by hand, as in src/code/base32.rs', () => {
  const cases: [number[], string][] = [[[], ''], [[0], '00'], [[0xff], 'ZW'], [[0x00, 0x44, 0x32, 0x14, 0xc7], '01234567']]
  for (const [bytes, text] of cases) expect(base32(Uint8Array.from(bytes))).toBe(text)
})
