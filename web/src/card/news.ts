//! Whether the card is another by now: told by the server as it happens, or asked for where it cannot tell.

/** What the page does with what it hears. */
export interface Hears {
  mark: (mark: string) => void
  /** The server's clock. */
  time: (server_ms: number) => void
  online: (isOnline: boolean) => void
}

/** What the stream says of a card that has ended. */
const gone = 'gone'
const first_pause_ms = 5_000
const longest_pause_ms = 60_000
const patience_ms = 8_000
/** After so many broken streams in a row something in between does not let them through. */
const max_breaks = 3

/** The next pause between two questions: longer each time, as somebody who does not come to the counter needs no haste. */
export const pauseAfter = (pause_ms: number) => Math.min(pause_ms * 1.5, longest_pause_ms)

export class News {
  private source: EventSource | undefined
  private timer = 0
  private pause_ms = first_pause_ms
  private breaks = 0
  private mark = ''
  private wasThere = false

  constructor(private readonly card: string, private readonly hears: Hears) {}

  /** Listens while the page is seen. */
  start(): void {
    const again = () => {
      this.pause_ms = first_pause_ms
      this.stop()
      if (!document.hidden) void this.ask()
    }
    document.addEventListener('visibilitychange', again)
    addEventListener('online', again)
    addEventListener('offline', () => this.hears.online(false))
    // A page that the browser kept in memory holds nothing open.
    addEventListener('pagehide', () => this.stop())
    addEventListener('pageshow', (event) => event.persisted && again())
    again()
  }

  private stop(): void {
    clearTimeout(this.timer)
    this.source?.close()
    this.source = undefined
  }

  private later(): void {
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => void this.ask(), this.pause_ms)
    this.pause_ms = pauseAfter(this.pause_ms)
  }

  private heard(mark: string): void {
    if (mark === gone) return this.gone()
    if (mark !== this.mark) this.pause_ms = first_pause_ms
    this.mark = mark
    this.hears.online(true)
    this.hears.mark(mark)
  }

  /** Asks once, which also tells the server's time, and then listens or asks again. */
  private async ask(): Promise<void> {
    try {
      const response = await fetch(`${this.card}/mark`, { cache: 'no-store', signal: AbortSignal.timeout(patience_ms) })
      if (response.status === 404 || response.status === 410) return this.gone()
      if (!response.ok) throw new Error(`${response.status}`)
      const told = Date.parse(response.headers.get('Date') ?? '')
      if (!Number.isNaN(told)) this.hears.time(told + 500)
      this.heard(((await response.json()) as { mark: string }).mark)
      this.wasThere = true
      if (document.hidden) return
      if (this.breaks < max_breaks && 'EventSource' in globalThis) return this.listen()
    } catch {
      this.hears.online(false)
    }
    if (!document.hidden) this.later()
  }

  private listen(): void {
    this.stop()
    const source = new EventSource(`${this.card}/events`)
    this.source = source
    // The first is sent at once; where none comes, something holds them back.
    this.timer = window.setTimeout(() => this.broken(), patience_ms)
    source.addEventListener('mark', (event) => {
      clearTimeout(this.timer)
      this.breaks = 0
      this.heard(event.data as string)
    })
    source.onerror = () => this.broken()
  }

  private broken(): void {
    this.stop()
    this.breaks += 1
    // A stream that broke says nothing about the network; a question does.
    this.later()
  }

  /** The card has ended: the server says so better than an old page. */
  private gone(): void {
    if (this.wasThere) location.reload()
  }
}
