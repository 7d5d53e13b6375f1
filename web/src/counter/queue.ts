//! Scans that are not yet confirmed. Each is stored under its key before it is first sent and stays until the server has
//! given its verdict, so that a lost answer, a closed page or an evening without a network neither loses nor doubles it.

import type { ScanAnswer, ScanBody } from '../api/client'
import type { Problem } from './problem'

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
  storage: Storage
  /** Whether a scan may be sent now: whoever made it is at work. */
  may: (scan: Scan) => boolean
  attempt: (scan: Scan) => Promise<Attempt>
  pause: (seconds: number) => Promise<void>
  report: (scan: Scan, attempt: Attempt) => void
}

/** More than a shop scans in its worst offline day; what waits longer is a question for a person. */
export const max_waiting = 200
const longest_pause_s = 60
const prefix = 'timbro-scan:'

/** 1, 2, 4 … 60 seconds: quick after a hiccup, gentle with a server that is down. */
export function pauseAfter(failures: number): number {
  return Math.min(2 ** (failures - 1), longest_pause_s)
}

export class Queue {
  private scans: Scan[]
  private isSending = false
  private wake = () => {}

  constructor(private readonly tools: Tools) {
    this.scans = stored(tools.storage)
  }

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

  /** Stores a scan, then sends it. Says why when it was not kept, because then nobody may be told that it is saved. */
  add(scan: Scan): 'kept' | 'full' | 'not-kept' {
    if (this.scans.length >= max_waiting) return 'full'
    try {
      this.tools.storage.setItem(prefix + scan.key, JSON.stringify(scan))
    } catch {
      return 'not-kept'
    }
    // The newest goes first: somebody stands at the counter and waits for it.
    this.scans.unshift(scan)
    this.send()
    return 'kept'
  }

  /** Starts sending, or ends the present pause: something changed, so that trying is worthwhile again. */
  send(): void {
    this.wake()
    if (!this.isSending) void this.drain()
  }

  private async drain(): Promise<void> {
    this.isSending = true
    let failures = 0
    const next = () => this.scans.find((scan) => this.tools.may(scan))
    for (let scan = next(); scan; scan = next()) {
      const attempt = await this.tools.attempt(scan)
      if (attempt.kind === 'locked') {
        // The shift is over, and not the scan: it waits for the next.
        this.tools.report(scan, attempt)
        break
      }
      this.scans = this.scans.filter((other) => other !== scan)
      if (attempt.kind === 'unconfirmed') {
        // To the back, so that one scan which the server cannot digest does not hold up the others.
        this.scans.push(scan)
        failures += 1
        this.tools.report(scan, attempt)
        const woken = new Promise<void>((resolve) => (this.wake = resolve))
        await Promise.race([this.tools.pause(pauseAfter(failures)), woken])
      } else {
        this.tools.storage.removeItem(prefix + scan.key)
        failures = 0
        this.tools.report(scan, attempt)
      }
    }
    this.isSending = false
  }
}

function stored(storage: Storage): Scan[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
    .filter((name) => name.startsWith(prefix))
    .map((name) => JSON.parse(storage.getItem(name) ?? 'null') as Scan)
    .sort((a, b) => a.made_at_ms - b.made_at_ms)
}
