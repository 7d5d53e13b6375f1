//! A camera sees the same code thirty times a second: it passes once, and again only after it was out of sight.

/** So long a code must be looked for in vain before it counts as shown again. */
export const out_of_sight_ms = 3_000
/** A page that was busy, or in the background, looked at nothing: such a pause says little. */
const longest_look_ms = 300

export class Gate {
  /** For how long each code was looked for in vain. */
  private missed = new Map<string, number>()
  private looked_ms = 0

  /** Takes all codes of one look, of which there may be none; gives those that are new. */
  look(codes: string[], at_ms: number): string[] {
    const passed = Math.min(at_ms - this.looked_ms, longest_look_ms)
    this.looked_ms = at_ms
    for (const [code, missed_ms] of this.missed) {
      if (missed_ms + passed >= out_of_sight_ms) this.missed.delete(code)
      else this.missed.set(code, missed_ms + passed)
    }
    const fresh = codes.filter((code, place) => !this.missed.has(code) && codes.indexOf(code) === place)
    for (const code of codes) this.missed.set(code, 0)
    return fresh
  }

  /** The code in view is wanted again: for a redemption, or after somebody asked for it. */
  forget(): void {
    this.missed.clear()
  }
}
