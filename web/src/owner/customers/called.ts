//! Pure: what a list of customers is asked for, and what of a customer is worked out here.

/** What the list shows: whoever is found by a text, or everybody of a segment. */
export interface Look {
  query: string
  segment: string
}

/** A list's look as it stands in the address after `#customers/`; nothing for everybody. */
export function written({ query, segment }: Look): string {
  const parts = new URLSearchParams()
  if (query) parts.set('query', query)
  if (segment) parts.set('segment', segment)
  return parts.size > 0 ? `/${encodeURIComponent(`?${parts}`)}` : ''
}

/** The look that an address tells, after it was decoded once; null where it names a customer. */
export function read(rest: string): Look | null {
  if (rest && !rest.startsWith('?')) return null
  const parts = new URLSearchParams(rest)
  return { query: parts.get('query') ?? '', segment: parts.get('segment') ?? '' }
}

/** The last `count` months with this one first, as the API names them. */
export function lastMonths(count: number, now: Date): string[] {
  return Array.from({ length: count }, (_, back) => {
    const first = new Date(Date.UTC(now.getFullYear(), now.getMonth() - back, 1))
    return first.toISOString().slice(0, 7)
  })
}

/** By how many degrees a stamp is turned: always the same for the same card and number, and never by more than twelve. */
export function turn(short_code: string, number: number): number {
  const byte = short_code.replace('-', '').charCodeAt(number % 10) || 0
  return ((byte * 31 + number) % 25) - 12
}

/** More stamps than this are shown as a bar, as on the card. */
export const max_drawn = 30

/** A number of stamps with its sign, with a true minus. */
export const signed = (stamps: number) => (stamps > 0 ? `+${stamps}` : stamps < 0 ? `−${-stamps}` : '±0')

/** The tags in a line of text, each once. */
export function tagged(text: string): string[] {
  return [...new Set(text.split(',').map((tag) => tag.trim()).filter(Boolean))]
}

/** What of a form differs from what was known: null for what was emptied, nothing for what stayed. */
export function changed<K extends string>(before: Partial<Record<NoInfer<K>, string | null>>, after: Record<K, string>): Partial<Record<K, string | null>> {
  const fields = Object.keys(after) as K[]
  const given = fields.map((field) => [field, after[field].trim() || null] as const)
  return Object.fromEntries(given.filter(([field, value]) => value !== (before[field] ?? null))) as Partial<Record<K, string | null>>
}

/** A birthday in its parts, each as one types it; the year is often nobody's business. */
export interface Birthday {
  day: string
  month: string
  year: string
}

/** The parts of a birthday as the API writes it: `1990-05-17`, or `05-17`. */
export function parted(birthday: string | null | undefined): Birthday {
  const [day = '', month = '', year = ''] = (birthday ?? '').split('-').reverse()
  return { day: day && String(Number(day)), month: month && String(Number(month)), year }
}

/** A birthday as the API takes it; nothing where no day is told. */
export function joined({ day, month, year }: Birthday): string {
  const two = (part: string) => part.trim().padStart(2, '0')
  return day.trim() && month ? `${year.trim() ? `${year.trim()}-` : ''}${two(month)}-${two(day)}` : ''
}
