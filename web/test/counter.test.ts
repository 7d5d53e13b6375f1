import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { judge } from '../src/counter/attempt'
import { newKey } from '../src/counter/key'
import { explain, readProblem } from '../src/counter/problem'
import { speaker } from '../src/words'

const say = speaker('pl', readFileSync(new URL('../words/pl.ftl', import.meta.url), 'utf8'))

test.each([
  ['https://timbro.example/problems/cool-down', 'Tę kartę podbito przed chwilą. Odczekaj kilka minut.'],
  ['/problems#daily-cap', 'Ta karta ma już wszystkie pieczątki na dziś.'],
  ['urn:timbro:problem:code-unknown', 'Ten kod nie jest z tego lokalu.'],
  ['daily_cap', 'Ta karta ma już wszystkie pieczątki na dziś.'],
  ['code-malformed', 'To nie jest cały kod timbro. Zeskanuj go ponownie.'],
])('%s is said in the language', (type, words) => expect(explain(say, { type, detail: 'in English' })).toBe(words))

test('an unknown problem is said as the server says it', () => {
  expect(explain(say, { type: '/problems/new-one', detail: 'The till is closed.' })).toBe('The till is closed.')
  expect(explain(say, { type: '/problems/toString' })).toBe('Serwer odmówił z powodu, którego nie znamy.')
})

test('a body that is no problem is none', () => {
  for (const body of [undefined, null, '<html>', 7, { type: 3, detail: [] }]) expect(readProblem(body)).toEqual({})
})

test.each([
  [401, 'locked'],
  [403, 'refused'],
  [404, 'refused'],
  [409, 'refused'],
  [422, 'refused'],
  [408, 'unconfirmed'],
  [429, 'unconfirmed'],
  [500, 'unconfirmed'],
  [503, 'unconfirmed'],
])('%i is %s', (status, kind) => expect(judge(status, undefined).kind).toBe(kind))

test('a key is a UUID with and without randomUUID', () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
  const random = <T extends ArrayBufferView | null>(array: T) => crypto.getRandomValues(array as never) as T
  expect(newKey()).toMatch(uuid)
  expect(newKey({ getRandomValues: random as Crypto['getRandomValues'] })).toMatch(uuid)
  expect(newKey()).not.toBe(newKey())
})
