//! Periods as the API names them: which comes before which, what a row of them is asked by, and how an address holds one.

export const kinds = ['month', 'quarter', 'year', 'range'] as const
export type Kind = (typeof kinds)[number]

/** What all numbers of the screen are about. */
export interface Choice {
  period: string
  /** One place only; all of them unless told. */
  location?: string | undefined
  /** Beside each number that of the period before. */
  compares: boolean
}

const shapes: Record<Kind, RegExp> = {
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  quarter: /^\d{4}-Q[1-4]$/,
  year: /^\d{4}$/,
  range: /^\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d$/,
}

/** What kind of period a name is of; undefined where it is none. */
export const kindOf = (period: string): Kind | undefined => kinds.find((kind) => shapes[kind].test(period))

const day_ms = 86_400_000
const two = (n: number) => String(n).padStart(2, '0')
const dayAt = (ms: number) => new Date(ms).toISOString().slice(0, 10)
export const plusDays = (day: string, days: number) => dayAt(Date.parse(day) + days * day_ms)

/** Months since the year 0: what months are counted by. */
const monthNumber = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
const monthOf = (number: number) => `${Math.floor(number / 12)}-${two((number % 12) + 1)}`
export const plusMonths = (month: string, months: number) => monthOf(monthNumber(month) + months)

const lengths = { month: 1, quarter: 3, year: 12 } as const

/** The first and the last month of a month, a quarter or a year. */
function monthsOf(period: string): [string, string] {
  const [year = '', quarter] = period.split('-Q')
  if (quarter) return [`${year}-${two(Number(quarter) * 3 - 2)}`, `${year}-${two(Number(quarter) * 3)}`]
  return period.includes('-') ? [period, period] : [`${period}-01`, `${period}-12`]
}

/** The period of a kind that begins with a month. */
function named(kind: keyof typeof lengths, first: string): string {
  if (kind === 'month') return first
  const year = first.slice(0, 4)
  return kind === 'year' ? year : `${year}-Q${Math.ceil(Number(first.slice(5)) / 3)}`
}

/** The first and the last day or month, as the API takes them. */
export function ends(period: string): [string, string] {
  const [from = '', to = ''] = period.split('..')
  return to ? [from, to] : monthsOf(period)
}

/** The period of the same length that ends where this one begins. */
export function before(period: string): string {
  const kind = kindOf(period)
  const [from, to] = ends(period)
  if (!kind || kind === 'range') {
    const days = (Date.parse(to) - Date.parse(from)) / day_ms + 1
    return `${plusDays(from, -days)}..${plusDays(from, -1)}`
  }
  return named(kind, plusMonths(from, -lengths[kind]))
}

/** The last period of a kind that is over on the morning of `today`; of free ranges the last thirty days. */
export function lastOver(kind: Kind, today: string): string {
  if (kind === 'range') return `${plusDays(today, -30)}..${plusDays(today, -1)}`
  const month = monthNumber(today)
  const length = lengths[kind]
  return named(kind, monthOf(month - (month % length) - length))
}

const offered = { month: 24, quarter: 12, year: 6 } as const

/** The periods of a kind to choose from, the last one first; `chosen` among them, also if it is older. */
export function choices(kind: Exclude<Kind, 'range'>, today: string, chosen: string): string[] {
  const list = [lastOver(kind, today)]
  while (list.length < offered[kind]) list.push(before(list[list.length - 1]!))
  return list.includes(chosen) || kindOf(chosen) !== kind ? list : [...list, chosen]
}

/** How many periods a row has, so that there is a line to see. */
const row_lengths = { month: 13, quarter: 8, year: 5 } as const

/** The row of periods that ends with one, as `GET /retention/by/{length}` is asked for it. A free range stands alone. */
export function rowOf(period: string): { length: Kind; from: string; to: string } {
  const length = kindOf(period) ?? 'range'
  const [from, to] = ends(period)
  if (length === 'range') return { length, from, to }
  return { length, from: plusMonths(from, -(row_lengths[length] - 1) * lengths[length]), to }
}

/** The last complete month of a period, and the year up to it: what cohorts are shown of. */
export function yearUpTo(period: string): [string, string] {
  const to = ends(period)[1]
  const isWhole = to.length === 7 || plusDays(to, 1).endsWith('-01')
  const last = isWhole ? to.slice(0, 7) : plusMonths(to.slice(0, 7), -1)
  return [plusMonths(last, -11), last]
}

/** The day that begins the shop's today, by its zone and the minutes after midnight at which its day ends. */
export function todayIn(zone: string, dayEnd: string, now: number): string {
  const [hours = 0, minutes = 0] = dayEnd.split(':').map(Number)
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return parts.format(now - (hours * 60 + minutes) * 60_000)
}

/** Whether a name is of a period whose numbers can be told. */
export function isOver(period: string, today: string): boolean {
  const kind = kindOf(period)
  if (kind !== 'range') return kind !== undefined && period <= lastOver(kind, today)
  const [from, to] = ends(period)
  return from <= to && to < today
}

const everywhere = 'all'
const compared = 'before'

/** What an address asks for; the last complete month where it asks for nothing that is over. */
export function choiceOf(rest: string, today: string): Choice {
  const [period = '', location = '', compares = ''] = rest.split('/')
  return {
    period: isOver(period, today) ? period : lastOver('month', today),
    location: location && location !== everywhere ? location : undefined,
    compares: compares === compared,
  }
}

/** The address of a choice, after `#numbers`. */
export function addressOf({ period, location, compares }: Choice): string {
  if (compares) return `/${period}/${location ?? everywhere}/${compared}`
  return location ? `/${period}/${location}` : `/${period}`
}
