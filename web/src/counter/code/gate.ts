//! A camera sees the same code thirty times a second: it passes once, and again only after it was out of sight.

/** So long a code must be out of sight before it counts as shown again. */
export const out_of_sight_ms = 3_000

export class Gate {
  private seen = new Map<string, number>()

  constructor(private readonly now_ms: () => number = Date.now) {}

  /** Whether this sight of a code is a new one. */
  passes(code: string): boolean {
    const now = this.now_ms()
    const before = this.seen.get(code)
    for (const [other, at] of this.seen) if (now - at >= out_of_sight_ms) this.seen.delete(other)
    this.seen.set(code, now)
    return before === undefined || now - before >= out_of_sight_ms
  }

  /** The code in view is wanted again: for a redemption, or after somebody asked for it. */
  forget(): void {
    this.seen.clear()
  }
}
