import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readAll, readFigure, spelled } from '../src/owner/calculator/formulas'
import { typed, written } from '../src/owner/goals/metrics'
import { share } from '../src/owner/goals/Thermometer'
import { mailto, proposed } from '../src/owner/over/mail'
import { span } from '../src/owner/over/Why'
import { dayIn, doneOn, earlier, offered } from '../src/owner/today/acts'
import type { Nudge, Person } from '../src/owner/today/asks'
import { factsOf, pieces } from '../src/owner/today/sentence'
import { speaker } from '../src/words'

type Reasons = Person['reasons']
const idle = { reason: 'idle', colour: 'red', idle_days: 20, from_days: 12 } as Reasons[number]
const unhappy = { reason: 'unhappy', score: 3, scale_max: 10 } as Reasons[number]
const somebody = (light: Person['light'], reasons: Reasons, stamps = 3) =>
  offered({ light, reasons, progress: [{ program_id: 'p', stamps, goal: 10 }] }).first

describe('what is offered first', () => {
  test('who complained is answered, however long they have been away', () => {
    expect(somebody('red', [idle, unhappy])).toBe('answer')
    expect(somebody('yellow', [{ reason: 'minor_case' } as Reasons[number]])).toBe('answer')
  })
  test('who is late is greeted; who is about to be lost gets a gift, unless the reward is near', () => {
    expect(somebody('yellow', [idle])).toBe('greet')
    expect(somebody('red', [idle])).toBe('gift')
    expect(somebody('red', [idle], 8)).toBe('greet')
    expect(somebody('red', [idle], 0)).toBe('gift')
  })
  test('the others are at hand, the first not twice', () => {
    expect(offered({ light: 'yellow', reasons: [idle], progress: [] }).others).toEqual(['gift', 'note', 'mail'])
    expect(offered({ light: 'red', reasons: [unhappy], progress: [] }).others).toEqual(['greet', 'gift', 'note', 'mail'])
  })
})

describe('what was done', () => {
  const nudge = (made_at: string, more: Partial<Nudge> = {}) => ({ id: made_at, kind: 'greet', customer: { id: 'a' }, made_at, ...more }) as Nudge
  test('today is the shop’s day, not the browser’s', () => {
    expect(dayIn('Europe/Rome', '2026-11-21T23:30:00Z')).toBe('2026-11-22')
    const all = [nudge('2026-11-21T23:30:00Z'), nudge('2026-11-21T22:30:00Z'), nudge('2026-11-22T08:00:00Z', { customer: { id: 'b' } })]
    expect(doneOn('2026-11-22', 'Europe/Rome', all, 'a')).toEqual([all[0]])
  })
  test('what worked stands before what is awaited, and today’s is not the past', () => {
    const all = [nudge('2026-11-22T08:00:00Z'), nudge('2026-11-20T08:00:00Z'), nudge('2026-11-12T08:00:00Z', { came_back_at: '2026-11-15T08:00:00Z' })]
    expect(earlier('2026-11-22', 'Europe/Rome', all).map(({ made_at }) => made_at.slice(8, 10))).toEqual(['12', '20'])
  })
})

describe('the sentence', () => {
  const lead = { lead: 'late_and_kept', late_regulars: 12, month: '2026-10', retained: 1080, active_at_start: 1100, retention_rate: 0.98 } as const
  const facts = factsOf(lead, '2026-11-01', 'late')
  const opened = (text: string) => pieces(text, facts).map((piece) => (piece.why ? `[${piece.text}:${piece.why.metric}]` : piece.text)).join('')
  test.each([
    ['12 regulars are late. Last month you kept 1,080 of 1,100.', '[12:traffic_light] regulars are late. Last month you kept [1,080:retention_rate] of [1,100:active_at_start].'],
    ['Spóźnia się 12 stałych klientów. W zeszłym miesiącu zostało 1080 klientów z 1100.', 'Spóźnia się [12:traffic_light] stałych klientów. W zeszłym miesiącu zostało [1080:retention_rate] klientów z [1100:active_at_start].'],
    ['Zostało 1\u00a0080 z 1\u00a0100; spóźnia się 12.', 'Zostało [1\u00a0080:retention_rate] z [1\u00a0100:active_at_start]; spóźnia się [12:traffic_light].'],
    ['Rimasti 1.080 su 1.100.', 'Rimasti [1.080:retention_rate] su [1.100:active_at_start].'],
    ['No regular is late.', 'No regular is late.'],
  ])('%s', (text, marked) => expect(opened(text)).toBe(marked))
  test('each figure opens to its own time', () => {
    expect(facts.map(({ why }) => why?.period)).toEqual(['2026-10-31..2026-10-31', '2026-10', '2026-10'])
  })
  test('a share is known by its percent, and the days open nothing', () => {
    const first = { lead: 'repeat_purchase', repeat_customers: 21, visitors: 30, repeat_purchase_rate: 0.7, days: 30 } as const
    const cut = pieces('In the last 30 days 70\u00a0% of 30 customers came at least twice.', factsOf(first, '2026-11-22', ''))
    expect(cut.filter(({ why }) => why).map(({ text }) => text)).toEqual(['70\u00a0%', '30'])
    expect(cut.at(1)?.why?.period).toBe('2026-10-23..2026-11-21')
  })
})

describe('a mail', () => {
  const say = speaker('it', readFileSync(new URL('../words/today/it.ftl', import.meta.url), 'utf8'))
  test('is worded in the shop’s language, by the first name where there is one', () => {
    expect(proposed(say, 'Bar Sole', 'Marta Bianchi').body).toMatch(/^Ciao Marta,\n\n.*Bar Sole.*\n\nBar Sole$/s)
    expect(proposed(say, 'Bar Sole', undefined).body).toMatch(/^Ciao,\n/)
  })
  test('goes to the mail program whole', () => {
    const address = mailto('a+b@bar.it', { subject: 'Ci manchi & noi?', body: 'Ciao,\nqui' })
    expect(address).toBe('mailto:a%2Bb@bar.it?subject=Ci%20manchi%20%26%20noi%3F&body=Ciao%2C%0D%0Aqui')
  })
})

describe('goals', () => {
  test('are typed as people write them', () => {
    expect(typed('retention_rate', '80', 'EUR')).toBe(0.8)
    expect(typed('retention_rate', '12,5', 'EUR')).toBe(0.125)
    expect(typed('net_minor', '1 200,50', 'EUR')).toBe(120_050)
    expect(typed('net_minor', '900', 'JPY')).toBe(900)
    expect(typed('visits', 'many', 'EUR')).toBeUndefined()
  })
  test('are read in their unit', () => {
    expect([written('en', 'retention_rate', 0.8, 'EUR'), written('en', 'net_minor', 120_050, 'EUR'), written('pl', 'visits', null, 'PLN')]).toEqual(['80\u00a0%', '€1,200.50', '—'])
  })
  test('a step lies where it is on the way, also where less is better', () => {
    expect(share({ from: 100, target: 300 }, 200)).toBe(0.5)
    expect(share({ from: 0.2, target: 0.1 }, 0.15)).toBeCloseTo(0.5)
    expect(share({ from: 1, target: 1 }, 1)).toBe(1)
  })
})

describe('the calculator', () => {
  test('spells its formula', () => {
    expect(spelled({ metric: 'crr', inputs: ['S', 'E', 'N'] }, (name) => name.toLowerCase())).toBe('(e − n) ÷ s')
    expect(spelled({ metric: 'aov', inputs: ['revenue', 'visits'] }, (name) => name)).toBe('revenue ÷ visits')
  })
  test('reads figures, shares and gaps, and waits for all of them', () => {
    expect([readFigure('S', '1 200'), readFigure('S', '0,5'), readFigure('S', '5 %'), readFigure('S', 'x'), readFigure('gaps', '3; 4 7')]).toEqual([1200, 0.5, 0.05, undefined, [3, 4, 7]])
    expect(readAll({ metric: 'crr', inputs: ['S', 'L'] }, { S: '10' })).toBeUndefined()
    expect(readAll({ metric: 'crr', inputs: ['S', 'L'] }, { S: '10', L: '2' })).toEqual({ S: 10, L: 2 })
  })
})

test('a period is told by its name', () => {
  expect([span('en', '2026-10'), span('en', '2026-11-21..2026-11-21'), span('en', '2026-11-21'), span('en', '2026-Q3')]).toEqual(['October 2026', '21 Nov 2026', '21 Nov 2026', '2026-Q3'])
})
