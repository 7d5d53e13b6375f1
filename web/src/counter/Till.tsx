import { useEffect } from 'preact/hooks'
import type { Say } from '../words'
import type { Shift } from './door'
import { newKey } from './key'
import { Late, type LateRefusal } from './Late'
import { Kept } from './Names'
import type { Queue } from './queue'
import { Result, type Shown } from './Result'
import { ScanForm } from './ScanForm'
import { allowSound, signal } from './signal'

/** So long a person waits for an answer; then the screen says that the scan is safe and lets them go on. */
const patience_ms = 2_500

interface Asked {
  say: Say
  shift: Shift
  queue: Queue
  shown: Shown
  show: (shown: Shown) => void
  late: LateRefusal[]
  clearLate: () => void
  waiting: number
  note: string
  isOnline: boolean
  /** A scan of this key is the one on the screen. */
  scanned: (key: string) => void
  leave: (why: 'lock' | 'end') => void
}

/** The counter with somebody at work. */
export function Till({ say, shift, queue, shown, show, late, clearLate, waiting, note, isOnline, scanned, leave }: Asked) {
  useEffect(() => {
    if (shown.kind === 'sending') {
      const timer = setTimeout(() => show({ kind: 'unconfirmed' }), patience_ms)
      return () => clearTimeout(timer)
    }
    if (shown.kind !== 'ready') signal(shown.kind)
  }, [shown.kind])

  const scan = (code: string, stamps: number) => {
    allowSound()
    const key = newKey()
    // Before it is sent, so that an answer finds its screen.
    scanned(key)
    show({ kind: 'sending' })
    const by = { id: shift.staff_id, name: shift.name }
    const kept = queue.add({ key, body: { code, stamps }, made_at_ms: Date.now(), by })
    if (kept === 'full') show({ kind: 'refused', why: say('counter-full') })
    if (kept === 'not-kept') show({ kind: 'refused', why: say('counter-not-kept') })
    scanned(key)
  }
  // The next code wipes the last verdict, so that nobody takes it for the new one.
  const begin = () => {
    if (shown.kind !== 'sending') show({ kind: 'ready' })
  }
  return (
    <div class="counter" data-verdict={shown.kind}>
      <main>
        <header class="top">
          <span>
            {shift.name}
            {!isOnline && ` · ${say('counter-offline')}`}
          </span>
          <span>{waiting > 0 ? say('counter-waiting', { n: waiting }) : say('counter-all-confirmed')}</span>
        </header>
        <Result say={say} shown={shown} />
        <div class="aside">
          {note && <p role="status">{note}</p>}
          <Late say={say} refusals={late} clear={clearLate} />
          <Kept say={say} waiting={queue.others} />
        </div>
        <ScanForm say={say} verdict={shown.kind} begin={begin} scan={scan} />
        {/* A mouse or a thumb leaves the focus in the field: the next scan goes there. */}
        <footer class="leave" onMouseDown={(event) => event.preventDefault()}>
          <button type="button" onClick={() => leave('lock')}>
            {say('counter-lock')}
          </button>
          <button type="button" onClick={() => leave('end')}>
            {say('counter-end')}
          </button>
        </footer>
      </main>
    </div>
  )
}
