import { describe, expect, test } from 'vitest'
import type { Program } from '../src/owner/programs/asks'
import { presetsFor } from '../src/owner/programs/presets'
import { cardAt } from '../src/owner/programs/preview'
import { fieldOf } from '../src/owner/programs/RuleForm'
import { draftOf, empty, minorOf, most, ruleOf, type Draft } from '../src/owner/programs/rule'

const coffee: Draft = { ...empty, name: 'Coffee card', goal: { stamps: '10', title: ' a free coffee ', days: '' } }
const way = (stamps: string, title = 'a cookie') => ({ stamps, title, days: '' })
const faults = (draft: Draft) => {
  const read = ruleOf(draft, 'EUR')
  return 'faults' in read ? read.faults : {}
}

describe('a rule', () => {
  test('a sentence with three blanks is a whole rule', () => {
    expect(ruleOf(coffee, 'EUR')).toEqual({
      rule: { name: 'Coffee card', earn: { kind: 'visit' }, rewards: [{ stamps: 10, title: 'a free coffee', valid_days: null }], limits: null, stamp_valid_days: null },
    })
  })

  test('a program is typed as it is, and read back as it was', () => {
    const rule = {
      earn: { kind: 'spend' as const, per_minor: 450 },
      rewards: [{ stamps: 3, title: 'a cookie', valid_days: 30 }, { stamps: 10, title: 'a brunch', valid_days: null }],
      limits: { cool_down_minutes: 0, per_day: null },
      stamp_valid_days: 365,
    }
    const program = { id: '1', name: 'Brunch', status: 'running', version: 2, goal: 10, ...rule } as Program
    expect(ruleOf(draftOf(program, 'EUR'), 'EUR')).toEqual({ rule: { name: 'Brunch', ...rule } })
  })

  test('rewards are sent in the order of their stamps', () => {
    const read = ruleOf({ ...coffee, onTheWay: [way('7'), way('3', 'a biscuit')] }, 'EUR')
    expect('rule' in read && read.rule.rewards.map(({ stamps }) => stamps)).toEqual([3, 7, 10])
  })

  test.each([
    ['no goal', { goal: { ...coffee.goal, stamps: '' } }, 'goal.stamps', 'whole'],
    ['a goal of none', { goal: { ...coffee.goal, stamps: '0' } }, 'goal.stamps', 'whole'],
    ['more than a card holds', { goal: { ...coffee.goal, stamps: String(most.stamps + 1) } }, 'goal.stamps', 'whole'],
    ['half a stamp', { goal: { ...coffee.goal, stamps: '1.5' } }, 'goal.stamps', 'whole'],
    ['no reward', { goal: { ...coffee.goal, title: '  ' } }, 'goal.title', 'text'],
    ['no name', { name: '' }, 'name', 'text'],
    ['no amount', { by: 'spend', per: '' }, 'per', 'amount'],
    ['a tenth of a cent', { by: 'spend', per: '0.001' }, 'per', 'amount'],
    ['a way beyond the goal', { onTheWay: [way('10')] }, 'way.0.stamps', 'before-goal'],
    ['two at one stamp', { onTheWay: [way('5'), way('5')] }, 'way.1.stamps', 'twice'],
    ['too long a cool-down', { coolDown: String(most.minutes + 1) }, 'coolDown', 'whole'],
    ['a cap of none', { perDay: '0' }, 'perDay', 'whole'],
    ['stamps for no day', { stampDays: '0' }, 'stampDays', 'whole'],
    ['more than ten years', { goal: { ...coffee.goal, days: String(most.days + 1) } }, 'goal.days', 'whole'],
  ] as [string, Partial<Draft>, string, string][])('%s is said at its field', (_, change, field, word) => {
    expect(faults({ ...coffee, ...change })).toEqual({ [field]: expect.objectContaining({ word }) })
  })

  test.each([['5', 'EUR', 500], ['4,50', 'EUR', 450], ['0.29', 'EUR', 29], ['300', 'JPY', 300], ['3.5', 'JPY', undefined], ['-5', 'EUR', undefined], ['5 €', 'EUR', undefined]])(
    '%s of %s is %s',
    (text, currency, minor) => expect(minorOf(text, currency)).toBe(minor),
  )

  test('the server’s pointers lead to the fields', () => {
    const draft = { ...coffee, onTheWay: [way('3')] }
    const of = (pointer: string) => fieldOf({ pointer, message: '' }, draft)
    expect(['/name', '/earn/per_minor', '/rewards', '/rewards/1/title', '/limits/per_day', '/stamp_valid_days', '/x'].map(of)).toEqual([
      'name', 'per', 'goal.stamps', 'goal.title', 'perDay', 'stampDays', undefined,
    ])
  })
})

describe('the presets', () => {
  const say = (key: string, variables?: Record<string, unknown>) => (variables ? `${key} ${String(variables.amount)}` : key)
  test.each(['cafe', 'restaurant', 'shop', 'salon', 'a kind of tomorrow'])('%s can begin with each of them', (kind) => {
    for (const preset of presetsFor(say, 'en', kind, 'PLN')) expect(faults(preset)).toEqual({})
  })
  test('money is in the shop’s own size', () => {
    const [, , spend] = presetsFor(say, 'pl', 'cafe', 'PLN')
    expect([spend?.per, spend?.goal.title.replace(/\s/g, ' ')]).toEqual(['20', 'programs-off 20 zł'])
  })
})

describe('the card as it will be', () => {
  test('the last stamp is the goal, and those that are there are turned', () => {
    const card = cardAt(coffee, 3, '')!
    expect([card.drawn.length, card.toGo, card.next, card.ready]).toEqual([10, 7, 'a free coffee', undefined])
    expect(card.drawn.map(({ isOn }) => isOn)).toEqual([true, true, true, ...Array(7).fill(false)])
    expect(card.drawn.findIndex(({ isGoal }) => isGoal)).toBe(9)
    expect(card.drawn.every(({ turn }) => Math.abs(turn) <= 12)).toBe(true)
  })
  test('a reward on the way comes first', () => {
    const card = (stamps: number) => cardAt({ ...coffee, onTheWay: [way('5')] }, stamps, '')!
    expect([card(3).toGo, card(3).next]).toEqual([2, 'a cookie'])
    expect([card(5).ready, card(5).toGo, card(5).next]).toEqual(['a cookie', 5, 'a free coffee'])
    expect([card(10).ready, card(10).toGo]).toEqual(['a free coffee', 0])
  })
  test('many stamps are a bar, and without a goal there is no card', () => {
    expect(cardAt({ ...coffee, goal: { ...coffee.goal, stamps: '31' } }, 3, '')!.drawn).toEqual([])
    expect(cardAt({ ...coffee, goal: { ...coffee.goal, stamps: '' } }, 3, '')).toBeUndefined()
  })
})
