import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { judge } from '../src/counter/attempt'
import { enrolmentSecret } from '../src/counter/door'
import { newKey } from '../src/counter/key'
import { isOpen } from '../src/counter/memory'
import { sayWait } from '../src/counter/Pad'
import { explain, readProblem } from '../src/counter/problem'
import { greet } from '../src/counter/Result'
import { speaker } from '../src/words'

const read = (path: string) => readFileSync(new URL(`../words/${path}.ftl`, import.meta.url), 'utf8')
const say = speaker('pl', `${read('pl')}\n${read('counter/pl')}\n${read('sheets/pl')}`)

test.each([
  ['https://timbro.example/problems/cool-down', 'Tę kartę podbito przed chwilą. Odczekaj kilka minut.'],
  ['/problems#daily-cap', 'Ta karta ma już wszystkie pieczątki na dziś.'],
  ['urn:timbro:problem:code-unknown', 'Ten kod nie jest z tego lokalu.'],
  ['urn:timbro:problem:own-card', 'To twoja własna karta. Poproś kogoś z zespołu o obsługę.'],
  ['daily_cap', 'Ta karta ma już wszystkie pieczątki na dziś.'],
  ['code-malformed', 'To nie jest cały kod timbro. Zeskanuj go ponownie.'],
])('%s is said in the language', (type, words) => expect(explain(say, { type, detail: 'in English' })).toBe(words))

test('what the owner asked for is said in the owner’s words, or as a wish', () => {
  expect(greet(say, { kind: 'owner_asked', text: 'Zapytaj o egzamin.' })).toBe('Od właściciela: Zapytaj o egzamin.')
  expect(greet(say, { kind: 'owner_asked' })).toBe('Właściciel prosi, żeby tę osobę powitać.')
})

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

test('the enrolment secret is read from behind the #, and from nowhere else', () => {
  expect(enrolmentSecret('#enrol=k7qm2')).toBe('k7qm2')
  for (const other of ['', '#', '#setup=k7qm2', '#enrol']) expect(enrolmentSecret(other)).toBe('')
})

test.each([
  [1, 'Spróbuj za sekundę.'],
  [2, 'Spróbuj za 2 sekundy.'],
  [60, 'Spróbuj za 60 sekund.'],
  [61, 'Spróbuj za 2 minuty.'],
  [900, 'Spróbuj za 15 minut.'],
])('%i seconds are told as a person waits', (seconds, words) => expect(sayWait(say, seconds)).toBe(words))

test('a shift is open until its hours are over', () => {
  const shift = { id: 's', staff_id: 'g', name: 'Giulia', role: 'staff', made_at: '', expires_at: '2026-03-10T21:00:00.000Z' } as const
  const at = (text: string) => isOpen(shift, Date.parse(text))
  expect([at('2026-03-10T20:59:59Z'), at('2026-03-10T21:00:00Z'), isOpen(null), isOpen(undefined)]).toEqual([true, false, false, false])
})
