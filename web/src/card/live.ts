//! The live code: asked for once, then made on the phone every fifteen seconds, with a network or without.

import { forget, keep, recall, type Kept } from './keep'
import { fromBase64url, importKey, makeT2, stepAt } from './t2'

/** Then the server is asked anew where it can be reached: the shop may sign with another key by now. */
const week_ms = 7 * 24 * 3_600_000
/** After this long, a connection that says nothing counts as none. */
const patience_ms = 8_000
/** A server's header tells whole seconds, so less than this is no wrong clock. */
const tolerated_ms = 2_000

interface Given {
  key: string
  shop: string
  print: string
  device: number
  now_ms: number
  step_seconds: number
}

async function received(given: Given): Promise<Kept> {
  const now_ms = Date.now()
  return {
    key: await importKey(fromBase64url(given.key)),
    shop: fromBase64url(given.shop),
    print: fromBase64url(given.print),
    device: given.device,
    step_seconds: given.step_seconds,
    offset_ms: given.now_ms - now_ms,
    asked_at_ms: now_ms,
  }
}

export class LiveCode {
  private kept: Kept | undefined
  private step = -1
  private timer = 0
  private isAsking = false
  private isRefused = false

  /** Shows the text of a live code, or that there is none. Only a phone that keeps the card is given one. */
  constructor(private readonly card: string, private readonly isHeld: boolean, private readonly show: (text: string | null) => void) {}

  async start(): Promise<void> {
    // By plain HTTP there is no WebCrypto: the printed code stays.
    if (!globalThis.crypto?.subtle) return this.end()
    this.kept = await recall(this.card).catch(() => undefined)
    document.addEventListener('visibilitychange', () => void this.turn())
    await this.turn()
    await this.ask()
  }

  /** Tries again where the server could not be reached. */
  askAgain(): void {
    void this.ask()
  }

  /** Takes the server's clock over. The phone's own may be minutes away, and a code lives for seconds. */
  correct(server_ms: number): void {
    if (!this.kept) return
    const offset_ms = server_ms - Date.now()
    if (Math.abs(offset_ms - this.kept.offset_ms) < tolerated_ms) return
    this.kept = { ...this.kept, offset_ms }
    void keep(this.card, this.kept).catch(() => {})
    void this.turn()
  }

  private async ask(): Promise<void> {
    const isFresh = this.kept && Math.abs(Date.now() - this.kept.asked_at_ms) < week_ms
    if (isFresh || this.isAsking || this.isRefused || !globalThis.crypto?.subtle) return
    // The page says so itself: the server need not refuse what it would refuse.
    if (!this.isHeld) return this.refused()
    this.isAsking = true
    try {
      const response = await fetch(`${this.card}/live-key`, { method: 'POST', signal: AbortSignal.timeout(patience_ms) })
      if (response.ok) {
        this.kept = await received((await response.json()) as Given)
        this.step = -1
        await this.turn()
        // A browser that keeps nothing has its live code for as long as the page is open.
        await keep(this.card, this.kept).catch(() => {})
      } else if (response.status < 500) {
        await this.refused()
      }
    } catch {
      if (!this.kept) this.show(null)
    } finally {
      this.isAsking = false
    }
  }

  /** The card is not kept on this phone: its code is the printed one. */
  private async refused(): Promise<void> {
    this.isRefused = true
    await forget(this.card).catch(() => {})
    this.end()
  }

  /** Shows the present code, and comes back when it is over. */
  private async turn(): Promise<void> {
    const kept = this.kept
    if (!kept || document.hidden) return
    const server_ms = Date.now() + kept.offset_ms
    const step = stepAt(server_ms, kept.step_seconds)
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => void this.turn(), (step + 1) * kept.step_seconds * 1000 - server_ms)
    if (step === this.step) return
    this.step = step
    this.show(await makeT2(kept, step))
  }

  private end(): void {
    clearTimeout(this.timer)
    this.kept = undefined
    this.show(null)
  }
}
