import { expect, test } from 'vitest'
import { changed, joined, lastMonths, parted, read, signed, tagged, turn, written } from '../src/owner/customers/called'
import { isUnhappy, looked, next } from '../src/owner/inbox/said'
import { named } from '../src/owner/screens'

test.each([
  { query: '', segment: '' },
  { query: 'Zoë & Łucja 100 %', segment: '' },
  { query: 'a/b?c#d+e', segment: 'tag:terrace, left' },
  { query: '', segment: 'month:2026-10' },
])('a list’s look survives its address: %j', (look) => {
  const { screen, rest } = named(`#customers${written(look)}`)
  expect(screen.hash).toBe('customers')
  expect(read(rest)).toEqual(look)
})

test('an address with an id is one customer’s', () => {
  expect(read('01a1ef9b-00d4-7003-b466-d72782d8a25e')).toBeNull()
  expect(read('')).toEqual({ query: '', segment: '' })
})

test('months are counted back over the new year', () => {
  expect(lastMonths(3, new Date(2026, 1, 28))).toEqual(['2026-02', '2026-01', '2025-12'])
  expect(lastMonths(2, new Date(2026, 2, 31))).toEqual(['2026-03', '2026-02'])
})

test('the same stamp is always turned the same way, and never by more than twelve degrees', () => {
  const turns = Array.from({ length: 30 }, (_, index) => turn('K7M2Q-4XW9P', index + 1))
  expect(turns).toEqual(turns.map((_, index) => turn('K7M2Q-4XW9P', index + 1)))
  expect(turns.every((degrees) => Number.isInteger(degrees) && Math.abs(degrees) <= 12)).toBe(true)
  expect(new Set(turns).size).toBeGreaterThan(8)
})

test('a number of stamps has its sign', () => expect([2, -1, 0].map(signed)).toEqual(['+2', '−1', '±0']))

test('tags are told once each, without what is around them', () => {
  expect(tagged(' terrace, wholesale ,,terrace')).toEqual(['terrace', 'wholesale'])
  expect(tagged('  ')).toEqual([])
})

test('only what was changed is sent: emptied is null, untouched is not there', () => {
  const before = { display_name: 'Marta', email: 'm@example.org', phone: null }
  expect(changed(before, { display_name: ' Marta ', email: '', phone: '' })).toEqual({ email: null })
  expect(changed(before, { display_name: 'Marta K.', email: 'm@example.org', phone: '123' })).toEqual({ display_name: 'Marta K.', phone: '123' })
})

test('the inbox reads each list to its end before the next', () => {
  expect(next('waiting', { stream: 0 }, 'c')).toEqual({ stream: 0, cursor: 'c' })
  expect(next('waiting', { stream: 0 }, null)).toEqual({ stream: 1 })
  expect(next('waiting', { stream: 1 }, null)).toBeNull()
  expect(next('answers', { stream: 0 }, undefined)).toBeNull()
  expect(['', 'answers', 'cases', 'nonsense'].map(looked)).toEqual(['waiting', 'answers', 'cases', 'waiting'])
})

test.each([
  ['nps', 6, 10, true],
  ['nps', 7, 10, false],
  ['csat', 2, 5, true],
  ['csat', 3, 5, false],
  ['csat', 4, 10, true],
] as const)('%s %i of %i is unhappy: %s', (kind, score, scale_max, told) => expect(isUnhappy({ kind, score, scale_max })).toBe(told))

test.each([
  ['1990-05-17', { day: '17', month: '5', year: '1990' }],
  ['05-07', { day: '7', month: '5', year: '' }],
  ['', { day: '', month: '', year: '' }],
] as const)('the birthday %j has its parts, and they make it again', (birthday, parts) => {
  expect(parted(birthday)).toEqual(parts)
  expect(joined(parts)).toBe(birthday)
})

test('half a birthday is none', () => expect(joined({ day: '', month: '5', year: '1990' })).toBe(''))
