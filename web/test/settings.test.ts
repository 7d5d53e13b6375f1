import { describe, expect, test } from 'vitest'
import { byField } from '../src/owner/parts/fields'
import { shadesOf } from '../src/owner/shop/shades'
import { another, dayName, hoursOf, weekOf, withDay } from '../src/owner/shop/week'
import { wear } from '../src/wear'

describe('a week', () => {
  const hours = [
    { weekday: 1, opens: '07:00', closes: '13:00' },
    { weekday: 1, opens: '16:00', closes: '20:00' },
    { weekday: 6, opens: '18:00', closes: '02:00' },
  ]
  test('has seven days, and is read back as it was', () => {
    expect(weekOf(hours).map((day) => day.length)).toEqual([2, 0, 0, 0, 0, 1, 0])
    expect(hoursOf(weekOf(hours))).toEqual(hours)
    expect(hoursOf(withDay(weekOf(hours), 0, []))).toEqual(hours.slice(2))
  })
  test('a closed day opens, and a day with hours gets more', () => {
    expect(another([]).length).toBe(1)
    expect(another(another([])).length).toBe(2)
  })
  test('begins on Monday', () => expect([dayName('en', 0), dayName('it', 6)]).toEqual(['Monday', 'domenica']))
})

/** What the server answered to PUT /shop/colour. */
test.each([
  ['#a63a24', { light: '#a63a24', light_wash: '#f4e7e5', dark: '#c88577', dark_wash: '#332d30' }],
  ['#ffd400', { light: '#7d6800', light_wash: '#efede0', dark: '#ffd400', dark_wash: '#3a3621' }],
  ['#1a5fb4', { light: '#1a5fb4', light_wash: '#e4ecf6', dark: '#6c99cf', dark_wash: '#282f3a' }],
])('%s is shown so that it can be read', (given, shades) => expect(shadesOf(given)).toEqual({ given, ...shades }))

test('the shop’s colour is worn, and taken off', () => {
  const worn: Record<string, string> = {}
  const style = { setProperty: (name: string, value: string | null) => void (worn[name] = value ?? '') }
  wear(shadesOf('#ffd400'), style)
  expect(worn['--stamp-dark']).toBe('#ffd400')
  wear(null, style)
  expect(Object.values(worn)).toEqual(['', '', '', ''])
})

test('a refusal is said at its fields, or as a whole where one has no words', () => {
  const refused = (...pointers: string[]) => ({ status: 422, wait_seconds: 0, problem: { errors: pointers.map((pointer) => ({ pointer, message: '' })) } })
  const rules = { '/closures': 'Two days each.', '/day_end': 'Before noon.' }
  expect(byField(rules, refused('/closures/3/to', '/day_end'))).toEqual({ '/closures': 'Two days each.', '/day_end': 'Before noon.' })
  expect(byField(rules, refused('/closures', '/other'))).toEqual({})
  expect(byField(rules, refused())).toEqual({})
})
