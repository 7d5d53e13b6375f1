import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Say } from '../words'
import { attempt } from './attempt'
import { newKey } from './key'
import { KeyForm } from './KeyForm'
import { Late, type LateRefusal } from './Late'
import { explain } from './problem'
import { Queue, type Attempt, type Scan } from './queue'
import { Result, type Shown } from './Result'
import { ScanForm } from './ScanForm'
import { allowSound, signal } from './signal'

const api_key_name = 'timbro-api-key'

/** So long a person waits for an answer; then the screen says that the scan is safe and lets them go on. */
const patience_ms = 2_500

export function Counter({ say }: { say: Say }) {
  const [apiKey, setApiKey] = useState(() => sessionStorage.getItem(api_key_name))
  const [isKeyRefused, setKeyRefused] = useState(false)
  const [shown, setShown] = useState<Shown>({ kind: 'ready' })
  const [late, setLate] = useState<LateRefusal[]>([])
  const [waiting, setWaiting] = useState(0)
  const isOnline = useOnline()
  // Answers come back long after the render that asked for them: they look here, and see the present.
  const now = useRef({ apiKey, current: '' })
  now.current.apiKey = apiKey

  const queue = useMemo(() => {
    const report = (scan: Scan, result: Attempt) => {
      setWaiting(queue.waiting)
      if (result.kind === 'locked') {
        // Without a key, a person closed the counter, and nobody's key was refused.
        setKeyRefused(now.current.apiKey !== null)
        forgetKey()
      } else if (scan.key === now.current.current) {
        setShown(result.kind === 'refused' ? { kind: 'refused', why: explain(say, result.problem) } : result)
      } else if (result.kind === 'refused') {
        setLate((before) => [...before, { scan, problem: result.problem }])
      }
    }
    const queue = new Queue({
      storage: localStorage,
      attempt: (scan) => (now.current.apiKey ? attempt(scan, now.current.apiKey) : Promise.resolve({ kind: 'locked' })),
      pause: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
      report,
    })
    return queue
  }, [say])

  // What an earlier visit left unconfirmed goes out as soon as there is a key or a network to send it with.
  useEffect(() => {
    setWaiting(queue.waiting)
    if (apiKey && isOnline) queue.send()
  }, [queue, apiKey, isOnline])

  useEffect(() => {
    if (shown.kind === 'sending') {
      const timer = setTimeout(() => setShown({ kind: 'unconfirmed' }), patience_ms)
      return () => clearTimeout(timer)
    }
    if (shown.kind !== 'ready') signal(shown.kind)
  }, [shown.kind])

  const useKey = (key: string) => {
    sessionStorage.setItem(api_key_name, key)
    setKeyRefused(false)
    setShown({ kind: 'ready' })
    setApiKey(key)
  }
  const forgetKey = () => {
    sessionStorage.removeItem(api_key_name)
    setApiKey(null)
  }
  const scan = (code: string, stamps: number) => {
    allowSound()
    const key = newKey()
    now.current.current = key
    setShown({ kind: 'sending' })
    const kept = queue.add({ key, body: { code, stamps }, made_at_ms: Date.now() })
    if (kept === 'full') setShown({ kind: 'refused', why: say('counter-full') })
    if (kept === 'not-kept') setShown({ kind: 'refused', why: say('counter-not-kept') })
    setWaiting(queue.waiting)
  }
  // The next code wipes the last verdict, so that nobody takes it for the new one.
  const begin = () => {
    if (shown.kind !== 'sending') setShown({ kind: 'ready' })
  }

  if (!apiKey) return <KeyForm say={say} isRefused={isKeyRefused} use={useKey} />
  return (
    <div class="counter" data-verdict={shown.kind}>
      <main>
        <header class="top">
          <span>
            {say('counter-title')}
            {!isOnline && ` · ${say('counter-offline')}`}
          </span>
          <span>{waiting > 0 ? say('counter-waiting', { n: waiting }) : say('counter-all-confirmed')}</span>
        </header>
        <Result say={say} shown={shown} />
        <Late say={say} refusals={late} clear={() => setLate([])} />
        <ScanForm say={say} verdict={shown.kind} begin={begin} scan={scan} />
        <button class="leave" type="button" onClick={forgetKey}>
          {say('key-forget')}
        </button>
      </main>
    </div>
  )
}

function useOnline(): boolean {
  const [isOnline, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  return isOnline
}
