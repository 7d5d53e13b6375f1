//! A USB scanner is a keyboard that types very fast and ends with Enter. It works wherever the focus is.

/** No hand types so fast, all in all; a busy page may hear one key late. */
const fastest_hand_ms = 60
const longest_gap_ms = 1_000
/** The next key of a scanner comes within this time, even on a slow phone. */
const scanner_gap_ms = 100
const fewest_chars = 8
/** Nobody types so much into a page that has no field. */
const too_long_for_a_hand = 40

export class Wedge {
  private typed = ''
  private first_ms = 0
  private last_ms = 0

  /** Whether a key at this time goes on with a code that was begun. */
  goesOn(at_ms: number): boolean {
    return this.typed !== '' && at_ms - this.last_ms < scanner_gap_ms
  }

  /** A finger went down: what a hand typed before it belongs to no code, but a scanner that is in the midst of one goes on. */
  touch(at_ms: number) {
    if (!this.goesOn(at_ms)) this.typed = ''
  }

  /** A key went down: gives the code that it ends, if it ends one. */
  press(key: string, at_ms: number): string | null {
    if (at_ms - this.last_ms > longest_gap_ms) this.typed = ''
    this.last_ms = at_ms
    if (!this.typed) this.first_ms = at_ms
    if (key.length === 1) this.typed += key
    // Shift goes down and up between two letters and says nothing.
    if (key !== 'Enter') return null
    const code = this.typed
    this.typed = ''
    const isFast = at_ms - this.first_ms < code.length * fastest_hand_ms
    return code.length >= fewest_chars && (isFast || code.length > too_long_for_a_hand) ? code : null
  }
}

const isField = (target: EventTarget | null) => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

/** Hears codes that are typed while no field has the focus; a field's own form takes what is typed into it. */
export function listen(scan: (code: string) => void): () => void {
  const wedge = new Wedge()
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const inField = isField(event.target)
    // A field may take the focus in the middle of a code: the rest of it is not for the field.
    if (inField && !wedge.goesOn(event.timeStamp)) return
    const code = wedge.press(event.key, event.timeStamp)
    if (inField) event.preventDefault()
    if (code === null) return
    // The scanner's Enter must not press the button that has the focus.
    event.preventDefault()
    event.stopPropagation()
    scan(code)
  }
  const touch = (event: PointerEvent) => wedge.touch(event.timeStamp)
  addEventListener('keydown', press, true)
  addEventListener('pointerdown', touch, true)
  return () => {
    removeEventListener('keydown', press, true)
    removeEventListener('pointerdown', touch, true)
  }
}
