//! Scans that are not yet confirmed. Each is stored under its key before it is first sent and stays until the server has
//! given its verdict, so that a lost answer, a closed page or an evening without a network neither loses nor doubles it.

import type { ScanAnswer, ScanBody } from '../api/client'
import type { Problem } from './problem'
import type { Shelf } from './shelf'

/** One scan: its key was made before the first try, and every further try carries the same key and body. */
export interface Scan {
  key: string
  body: ScanBody
  made_at_ms: number
  /** Who scanned. It goes out in their own shift only, because the server writes down whose shift it is. */
  by?: { id: string; name: string }
}

/** How many scans wait for one person. */
export interface Waiting {
  id: string
  name: string
  n: number
}

/** What came of one try. Only the first two end a scan. */
export type Attempt =
  | { kind: 'stamped'; answer: ScanAnswer }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'unconfirmed'; problem: Problem }
  | { kind: 'locked' }

export interface Tools {
  shelf: Shelf
  /** Whether a scan may be sent now: whoever made it is at work. */
  may: (scan: Scan) => boolean
  attempt: (scan: Scan) => Promise<Attempt>
  pause: (seconds: number) => Promise<void>
  /** Does the work while no other page of this browser does the same; `null` where one does. */
  alone: <T>(key: string, work: () => Promise<T>) => Promise<T | null>
  report: (scan: Scan, attempt: Attempt) => void
  /** The list is another than before. */
  changed: () => void
}

/** More than a shop scans in its worst offline day; what waits longer is a question for a person. */
export const max_waiting = 200
/** The server counts a scan as made at most so long ago. */
export const max_age_ms = 72 * 3_600_000
const longest_pause_s = 60

/** 1, 2, 4 … 60 seconds: quick after a hiccup, gentle with a server that is down. */
export function pauseAfter(failures: number): number {
  return Math.min(2 ** (failures - 1), longest_pause_s)
}

export class Queue {
  private scans: Scan[] = []
  private isSending = false
  private wake = () => {}

  constructor(private readonly tools: Tools) {}

  get waiting(): number {
    return this.scans.length
  }

  /** Scans that wait for somebody other than who is at work. */
  get others(): Waiting[] {
    const kept = new Map<string, Waiting>()
    for (const { by } of this.scans.filter((scan) => scan.by && !this.tools.may(scan))) {
      const before = kept.get(by!.id)
      kept.set(by!.id, { ...by!, n: (before?.n ?? 0) + 1 })
    }
    return [...kept.values()]
  }

  /** Reads what the store holds: a page opened anew, or another tab, may have left something. */
  async load(): Promise<void> {
    const kept = await this.tools.shelf.all().catch(() => this.scans)
    const still = this.scans.filter(({ key }) => kept.some((scan) => scan.key === key))
    const news = kept.filter(({ key }) => !still.some((scan) => scan.key === key))
    this.set([...still, ...news.sort((a, b) => a.made_at_ms - b.made_at_ms)])
  }

  /** Stores a scan, then sends it. Says why when it was not kept, because then nobody may be told that it is saved. */
  async add(scan: Scan): Promise<'kept' | 'full' | 'not-kept'> {
    const isOld = this.scans.some(({ made_at_ms }) => scan.made_at_ms - made_at_ms > max_age_ms)
    if (this.scans.length >= max_waiting || isOld) return 'full'
    try {
      scan = await this.tools.shelf.put(scan)
    } catch {
      return 'not-kept'
    }
    // The newest goes first: somebody stands at the counter and waits for it.
    this.set([scan, ...this.scans.filter(({ key }) => key !== scan.key)])
    this.send()
    return 'kept'
  }

  /** Starts sending, or ends the present pause: something changed, so that trying is worthwhile again. */
  send(): void {
    this.wake()
    if (!this.isSending) void this.drain()
  }

  private set(scans: Scan[]): void {
    this.scans = scans
    this.tools.changed()
  }

  private async drain(): Promise<void> {
    this.isSending = true
    let failures = 0
    const next = () => this.scans.find((scan) => this.tools.may(scan))
    for (let scan = next(); scan; scan = next()) {
      const present = scan
      const attempt = await this.tools.alone(present.key, () => this.once(present))
      if (attempt?.kind === 'locked') {
        // The shift is over, and not the scan: it waits for the next.
        this.tools.report(present, attempt)
        break
      }
      const others = this.scans.filter((other) => other.key !== present.key)
      if (attempt === null || attempt.kind === 'unconfirmed') {
        // To the back, so that one scan which the server cannot digest does not hold up the others.
        this.set([...others, present])
        failures += 1
        if (attempt) this.tools.report(present, attempt)
        const woken = new Promise<void>((resolve) => (this.wake = resolve))
        await Promise.race([this.tools.pause(pauseAfter(failures)), woken])
      } else {
        failures = 0
        this.set(others)
        if (attempt.kind !== 'gone') this.tools.report(present, attempt)
      }
    }
    this.isSending = false
  }

  /** One try, and its verdict put down where a closed page finds it. Another tab may have been quicker. */
  private async once(scan: Scan): Promise<Attempt | { kind: 'gone' }> {
    const { shelf, attempt } = this.tools
    // A store that fails must not hold up the others: the same key may go out twice, and counts once.
    if (!(await shelf.has(scan.key).catch(() => true))) return { kind: 'gone' }
    const came = await attempt(scan)
    if (came.kind === 'stamped') await shelf.drop(scan.key).catch(() => {})
    if (came.kind === 'refused') await shelf.refuse(scan, came.problem).catch(() => {})
    return came
  }
}

/** Does something while no other tab does it, where the browser has locks; a page by plain HTTP has none. */
export async function aloneInBrowser<T>(key: string, work: () => Promise<T>): Promise<T | null> {
  if (!navigator.locks) return work()
  return navigator.locks.request(`timbro-scan:${key}`, { ifAvailable: true }, (lock) => (lock ? work() : null))
}
