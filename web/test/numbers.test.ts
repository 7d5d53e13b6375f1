import { describe, expect, test } from 'vitest'
import { gapBins } from '../src/owner/numbers/gaps'
import { figure, metrics, nothing, partly, share, shown, type Row, type Writing } from '../src/owner/numbers/figures'
import { isMoreThanChance, marginOfCsat, marginOfNps, wilson } from '../src/owner/numbers/noise'
import { addressOf, before, choiceOf, choices, ends, kindOf, lastOver, rowOf, todayIn, yearUpTo } from '../src/owner/numbers/periods'
import { shade } from '../src/owner/numbers/shade'
import { defaults, known, mayAdd, moved, shapesOf, without, type Tile } from '../src/owner/numbers/tiles'
import { height, length, lines, path, spread } from '../src/owner/parts/charts/scale'

const today = '2026-11-22'

describe('a period', () => {
  test.each([
    ['2026-10', 'month', '2026-09', ['2026-10', '2026-10']],
    ['2026-01', 'month', '2025-12', ['2026-01', '2026-01']],
    ['2026-Q1', 'quarter', '2025-Q4', ['2026-01', '2026-03']],
    ['2026-Q3', 'quarter', '2026-Q2', ['2026-07', '2026-09']],
    ['2025', 'year', '2024', ['2025-01', '2025-12']],
    ['2026-03-01..2026-03-20', 'range', '2026-02-09..2026-02-28', ['2026-03-01', '2026-03-20']],
    ['2026-10-25..2026-10-25', 'range', '2026-10-24..2026-10-24', ['2026-10-25', '2026-10-25']],
  ] as const)('%s is a %s after %s', (period, kind, earlier, span) => {
    expect(kindOf(period)).toBe(kind)
    expect(before(period)).toBe(earlier)
    expect(ends(period)).toEqual(span)
  })

  test.each(['', '2026-13', '2026-Q5', '26', '2026-10-01..', 'today', '2026-W09'])('%j is none', (name) => expect(kindOf(name)).toBeUndefined())

  test.each([
    ['2026-11-22', '2026-10', '2026-Q3', '2025'],
    ['2026-01-01', '2025-12', '2025-Q4', '2025'],
    ['2026-04-01', '2026-03', '2026-Q1', '2025'],
    ['2026-03-31', '2026-02', '2025-Q4', '2025'],
  ] as const)('on %s the last that is over is %s', (day, month, quarter, year) => {
    expect([lastOver('month', day), lastOver('quarter', day), lastOver('year', day)]).toEqual([month, quarter, year])
  })

  test('is chosen from a list, the last one first, and an older one is not lost', () => {
    expect(choices('quarter', today, '2026-Q1').slice(0, 4)).toEqual(['2026-Q3', '2026-Q2', '2026-Q1', '2025-Q4'])
    expect(choices('month', today, '2026-10')).toHaveLength(24)
    expect(choices('month', today, '2019-05')).toContain('2019-05')
  })

  test('is asked for with those before it', () => {
    expect(rowOf('2026-10')).toEqual({ length: 'month', from: '2025-10', to: '2026-10' })
    expect(rowOf('2026-Q3')).toEqual({ length: 'quarter', from: '2024-10', to: '2026-09' })
    expect(rowOf('2025')).toEqual({ length: 'year', from: '2021-01', to: '2025-12' })
    expect(rowOf('2026-10-01..2026-10-20')).toEqual({ length: 'range', from: '2026-10-01', to: '2026-10-20' })
    expect(yearUpTo('2026-Q3')).toEqual(['2025-10', '2026-09'])
    expect(yearUpTo('2026-10-01..2026-10-20')).toEqual(['2025-10', '2026-09'])
    expect(yearUpTo('2026-10-01..2026-10-31')).toEqual(['2025-11', '2026-10'])
  })

  test('begins with the day of the shop, which may end after midnight', () => {
    const half_past_one = Date.parse('2026-11-01T00:30:00Z')
    expect(todayIn('Europe/Rome', '00:00', half_past_one)).toBe('2026-11-01')
    expect(todayIn('Europe/Rome', '04:00', half_past_one)).toBe('2026-10-31')
    expect(todayIn('America/New_York', '00:00', half_past_one)).toBe('2026-10-31')
  })
})

describe('an address', () => {
  test.each([
    { period: '2026-10', location: undefined, compares: false },
    { period: '2026-Q3', location: 'somewhere', compares: false },
    { period: '2025', location: undefined, compares: true },
    { period: '2026-10-01..2026-11-21', location: 'somewhere', compares: true },
  ])('holds %j', (choice) => expect(choiceOf(addressOf(choice).slice(1), today)).toEqual(choice))

  test.each(['', '2026-11', '2026-Q4', '2026', '2027-01', '2026-11-01..2026-11-22', '2026-10-20..2026-10-01', 'x/y/z'])('%j is not over: the last month stands', (rest) =>
    expect(choiceOf(rest, today).period).toBe('2026-10'),
  )
})

const row = (more: object): Row => ({ visits: 10, visits_with_amount: 10, active_at_start: 100, retained: 80, retention_rate: 0.8, ...more }) as Row
const writing: Writing = { say: (key, variables) => `${key} ${JSON.stringify(variables)}`, language: 'en', currency: 'EUR' }

describe('a figure', () => {
  test('is said in people where they are few, and as a dash where there are none', () => {
    expect(shown(writing, 'retention_rate', row({}))).toBe('80\u00a0%')
    expect(shown(writing, 'retention_rate', row({ active_at_start: 12, retained: 7, retention_rate: 7 / 12 }))).toBe('notice-few-people {"part":7,"whole":12}')
    expect(shown(writing, 'retention_rate', row({ active_at_start: 0, retained: 0, retention_rate: null }))).toBe(nothing)
    expect([share(writing, 19, 19), share(writing, 20, 20), share(writing, 0, 0)]).toEqual(['notice-few-people {"part":19,"whole":19}', '100\u00a0%', nothing])
    expect(shown(writing, 'aov_minor', row({ aov_minor: 420 }))).toBe('€4.20')
    expect(shown(writing, 'aov_minor', row({ aov_minor: null }))).toBe(nothing)
    expect(shown(writing, 'net_minor', row({ net_minor: 0 }))).toBe('€0.00')
  })

  test('below nothing is no part of a whole', () => {
    expect(shown(writing, 'retention_rate_textbook', row({ active_at_start: 4, active_at_end: 2, new_customers: 5, retention_rate_textbook: -0.75 }))).toBe('-75\u00a0%')
  })

  test('of amounts is partial below four in five', () => {
    expect(partly('net_minor', row({ visits_with_amount: 7 }))).toEqual({ known: 7, visits: 10 })
    expect(partly('net_minor', row({ visits_with_amount: 8 }))).toBeUndefined()
    expect(partly('visits', row({ visits_with_amount: 0 }))).toBeUndefined()
  })

  test('is there for every metric of the list', () => {
    const survey = { responses: 0, nps: null, csat: null }
    const empty = row({ nps_all: survey, nps_latest_per_customer: survey, csat: survey, dso: {}, time_between: {} })
    expect(metrics.every((metric) => figure(metric, empty) !== undefined)).toBe(true)
  })
})

describe('tiles', () => {
  const [a, b, c]: [Tile, Tile, Tile] = [
    { metric: 'visits', shape: 'line' },
    { metric: 'visits', shape: 'number' },
    { metric: 'lost', shape: 'bars' },
  ]
  test('move a place up or down, and no further', () => {
    expect(moved([a, b, c], 1, -1)).toEqual([b, a, c])
    expect(moved([a, b, c], 1, 1)).toEqual([a, c, b])
    expect(moved([a, b, c], 0, -1)).toEqual([a, b, c])
    expect(moved([a, b, c], 2, 1)).toEqual([a, b, c])
    expect(without([a, b, c], 1)).toEqual([a, c])
  })

  test('have the shapes of their metric: what is told as of a morning has no goal', () => {
    expect(shapesOf('visits')).toContain('goal')
    for (const metric of ['first_year_value', 'time_to_second_visit'] as const) expect(shapesOf(metric)).toEqual(['number', 'line', 'bars', 'table'])
  })

  test('are twelve at most, each another', () => {
    const many = metrics.slice(0, 12).map((metric): Tile => ({ metric, shape: 'number' }))
    expect(mayAdd(many.slice(1), c)).toBe(true)
    expect(mayAdd(many, c)).toBe(false)
    expect(mayAdd([a, c], a)).toBe(false)
  })

  test('lead with repeat purchases while nobody can be lost yet', () => {
    expect(defaults(row({ active_at_start: 0 }), [])[0]).toEqual({ metric: 'repeat_purchase_rate', shape: 'line' })
    expect(defaults(row({}), [])[0]).toEqual({ metric: 'retention_rate', shape: 'line' })
    expect(defaults(row({}), ['cohorts', 'visits']).at(-1)).toEqual({ metric: 'visits', shape: 'goal' })
  })

  test('that this page does not know are left out', () => {
    expect(known([{ metric: 'visits', shape: 'line' }, { metric: 'rfm', shape: 'number' }])).toEqual([a])
  })
})

describe('chance', () => {
  test('moves small numbers and not large ones', () => {
    expect(isMoreThanChance([8, 10], [6, 10])).toBe(false)
    expect(isMoreThanChance([800, 1000], [600, 1000])).toBe(true)
    expect(isMoreThanChance([0, 0], [6, 10])).toBeUndefined()
  })

  test('has the intervals of the books', () => {
    // Newcombe (1998), table I: 81 of 263.
    const [low, high] = wilson([81, 263])!
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.2553', '0.3662'])
    expect(wilson([0, 10])![0]).toBe(0)
    expect(marginOfNps({ promoters: 4, detractors: 0, responses: 4 })).toBe(0)
    expect(marginOfNps({ promoters: 1, detractors: 1, responses: 3 })).toBeCloseTo(196 * Math.sqrt(2 / 9))
    expect(marginOfNps({ promoters: 0, detractors: 0, responses: 0 })).toBeUndefined()
    expect(marginOfCsat({ satisfied: 10, responses: 10 })).toBeGreaterThan(20)
  })
})

describe('a drawing', () => {
  test('stands between its lowest and its highest', () => {
    expect(spread([3, null, 1])).toEqual({ low: 1, high: 3 })
    expect(spread([null])).toBeUndefined()
    expect([height(1, { low: 1, high: 3 }), height(2, { low: 1, high: 3 }), height(2, { low: 2, high: 2 })]).toEqual([0, 50, 50])
    expect([length(5, 10), length(-1, 10), length(0, 0)]).toEqual([50, 0, 0])
  })

  test('is broken where nothing is known', () => {
    const parts = lines([0, 1, null, 1], { low: 0, high: 1 }, (index) => index)
    expect(parts).toEqual([[[0, 100], [1, 0]], [[3, 0]]])
    expect(path(parts[0]!)).toBe('M0 100L1 0')
    expect(path(parts[0]!, true)).toBe('M0 100H1V0')
  })

  test('has five shades, and none for nothing', () => {
    expect([shade(0, 10), shade(1, 10), shade(10, 10), shade(5, 0)]).toEqual([undefined, 'shade-1', 'shade-5', undefined])
  })

  test('bins the gaps between visits', () => {
    expect(gapBins([])).toEqual([])
    expect(gapBins([{ days: 5, customers: 2 }, { days: 7, customers: 1 }, { days: 90, customers: 4 }])).toEqual([
      { from: 4, to: 5, customers: 2 },
      { from: 6, to: 7, customers: 1 },
      { from: 8, to: 14, customers: 0 },
      { from: 15, to: 30, customers: 0 },
      { from: 31, to: 60, customers: 0 },
      { from: 61, to: undefined, customers: 4 },
    ])
  })
})
