import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Say } from '../words'
import { attempt } from './attempt'
import { end, enrolmentSecret, look, people as askPeople, type Person, type Shift, type Shop } from './door'
import { dress } from './dress'
import { useIdle } from './idle'
import { forgetKnown } from './known'
import { later } from './later'
import { isOpen, recall, remember } from './memory'
import { aloneInBrowser, Queue, type Attempt, type Scan } from './queue'
import { late as listed, migrate, seen as wasSeen, shelf, type Late } from './store'
import { fresh, hear as heard, type Heard, type State } from './till'
import { Till } from './Till'

// The way in is walked once a day; the camera is opened a hundred times.
const Enrol = later(() => import('./Enrol').then(({ Enrol }) => Enrol))
const Stranger = later(() => import('./Enrol').then(({ Stranger }) => Stranger))
const Names = later(() => import('./Names').then(({ Names }) => Names))
const Pad = later(() => import('./Pad').then(({ Pad }) => Pad))

/** Where a person stands on the way to the till. */
type Step =
  | { kind: 'asking' | 'unreachable' | 'stranger' | 'revoked' }
  | { kind: 'enrol'; secret: string }
  | { kind: 'names'; note: string }
  | { kind: 'pad'; person: Person }
  | { kind: 'till'; shift: Shift }

export function Counter({ say }: { say: Say }) {
  const [step, setStep] = useState<Step>(() => {
    const secret = enrolmentSecret(location.hash)
    return secret ? { kind: 'enrol', secret } : { kind: 'asking' }
  })
  const [people, setPeople] = useState<Person[] | null>(null)
  const [shop, setShop] = useState<Shop | null>(() => recall()?.shop ?? null)
  const [state, setState] = useState<State>(fresh)
  const [late, setLate] = useState<Late[]>([])
  const [waiting, setWaiting] = useState(0)
  const [note, setNote] = useState('')
  const isOnline = useOnline()
  const shift = step.kind === 'till' ? step.shift : null
  // Answers come back long after the render that asked for them: they look here, and see the present.
  const now = useRef({ shift, state })
  now.current.shift = shift
  const hear = (said: Heard) => setState((now.current.state = heard(now.current.state, said)))

  const queue = useMemo(() => {
    const report = (scan: Scan, result: Attempt) => {
      // The server knows why: somebody locked the device, the shift's hours are over, or the owner has revoked it.
      if (result.kind === 'locked') void ask()
      hear({ type: 'answered', key: scan.key, attempt: result })
      if (result.kind !== 'refused') return
      // Who sees it on the screen need not be told again.
      const isSeen = scan.key === now.current.state.about?.key
      void (isSeen ? wasSeen([scan.key]) : Promise.resolve()).then(listLate, listLate)
    }
    const may = ({ by }: Scan) => isOpen(now.current.shift) && (!by || by.id === now.current.shift.staff_id)
    const pause = (seconds: number) => new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000))
    const changed = () => setWaiting(queue.waiting)
    const queue: Queue = new Queue({ shelf, may, attempt, pause, alone: aloneInBrowser, report, changed })
    return queue
  }, [say])
  const listLate = () => void listed().then(setLate, () => {})
  /** Reads what was left by this page when it was last open, or by another tab, and sends it. */
  const resume = async () => {
    await queue.load()
    listLate()
    if (now.current.shift) queue.send()
  }
  useEffect(() => void migrate().catch(() => {}).then(resume), [queue])

  /** Asks which device this is and who is at work, and goes where that leads. */
  const ask = async () => {
    const answer = await look()
    const known = recall()
    if ('told' in answer) {
      const { device, shift, shop } = answer.told
      remember({ ...known, device: device.name, shift: shift ?? null, shop })
      void dress()
      setShop(shop)
      if (shift) open(shift)
      else setStep((before) => (before.kind === 'pad' || before.kind === 'names' ? before : { kind: 'names', note: '' }))
    } else if (answer.status === 401) {
      if (known) remember({ ...known, shift: null })
      setStep({ kind: known ? 'revoked' : 'stranger' })
    } else if (isOpen(known?.shift)) {
      // Without an answer the counter goes on: what is scanned is kept, and sent in this very shift.
      open(known.shift)
    } else {
      setStep((before) => (before.kind === 'asking' ? { kind: 'unreachable' } : before))
    }
  }
  const open = (shift: Shift) => {
    setStep((before) => (before.kind === 'till' && before.shift.id === shift.id ? before : { kind: 'till', shift }))
  }
  const begun = (shift: Shift) => {
    remember({ device: '', ...recall(), shift })
    // What the last one did is no business of the next one's, unless it is still under way.
    const isUnderWay = state.verdict?.kind === 'sending' || state.verdict?.kind === 'unconfirmed'
    setState((now.current.state = isUnderWay ? { ...state, isShown: false } : fresh))
    open(shift)
  }
  /** Ends the shift. Locked, the same person comes back with their PIN alone. */
  const leave = async (why: 'lock' | 'end', isAsked: boolean) => {
    if (!shift) return
    const answer = await end(shift)
    if (!('told' in answer)) {
      if (answer.status === 401) void ask()
      // Nobody could come back in while the server cannot be asked, so it stays open; left alone, it tries again.
      else if (isAsked) setNote(say('counter-open-still'))
      return
    }
    remember({ device: '', ...recall(), shift: null })
    setState((now.current.state = fresh))
    const person = people?.find(({ id }) => id === shift.staff_id) ?? { id: shift.staff_id, name: shift.name, pin_digits: null }
    setStep(why === 'lock' ? { kind: 'pad', person } : { kind: 'names', note: say('counter-ended', { name: shift.name }) })
  }

  useEffect(() => {
    if (step.kind === 'asking') void ask()
    if (step.kind === 'till') setNote('')
  }, [step.kind])

  // A device that lay in a pocket is asked again when it is looked at.
  useEffect(() => {
    const seen = () => {
      if (document.visibilityState !== 'visible' || step.kind === 'enrol') return
      void ask()
      void resume()
    }
    document.addEventListener('visibilitychange', seen)
    return () => document.removeEventListener('visibilitychange', seen)
  }, [step.kind])

  // The names are fetched ahead of the pad, which needs to know how long each PIN is.
  useEffect(() => {
    if (step.kind !== 'names' && step.kind !== 'till') return
    void askPeople().then((answer) => {
      if ('told' in answer) setPeople(answer.told.data)
      else if (answer.status === 401) void ask()
      else if (step.kind === 'names') setStep({ kind: 'unreachable' })
    })
  }, [step.kind])

  // What was left unconfirmed goes out as soon as its person is at work and there is a network to send it with.
  useEffect(() => {
    if (shift && isOnline) void resume()
  }, [queue, shift, isOnline])

  useEffect(() => {
    if (!shift) return
    const timer = setTimeout(() => void ask(), Math.max(0, Date.parse(shift.expires_at) - Date.now()))
    return () => clearTimeout(timer)
  }, [shift])
  const touch = useIdle(step.kind === 'till', () => void leave('lock', false))

  const enrolled = () => {
    // The link is used up: it should stand neither in the address nor in the history.
    history.replaceState(null, '', location.pathname)
    void forgetKnown()
    setStep({ kind: 'asking' })
  }
  switch (step.kind) {
    case 'asking':
      return <main class="alone" aria-busy="true" />
    case 'unreachable':
      return (
        <main class="alone">
          <h1>{say('problem-unreachable')}</h1>
          <button class="button" type="button" onClick={() => setStep({ kind: 'asking' })}>
            {say('owner-again')}
          </button>
        </main>
      )
    case 'stranger':
    case 'revoked':
      return <Stranger say={say} isRevoked={step.kind === 'revoked'} waiting={waiting} />
    case 'enrol':
      return <Enrol say={say} secret={step.secret} known={recall()?.device ?? null} done={enrolled} skip={enrolled} />
    case 'names':
      return (
        <Names say={say} note={step.note} people={people} waiting={queue.others} choose={(person) => setStep({ kind: 'pad', person })} />
      )
    case 'pad':
      return (
        <Pad say={say} person={step.person} begun={begun} other={() => setStep({ kind: 'names', note: '' })} lost={() => void ask()} />
      )
    case 'till':
      return (
        <Till
          say={say}
          shift={step.shift}
          shop={shop}
          queue={queue}
          state={state}
          hear={hear}
          late={late}
          seenLate={() => void wasSeen(late.map(({ scan }) => scan.key)).then(listLate, listLate)}
          waiting={waiting}
          note={note}
          isOnline={isOnline}
          touch={touch}
          leave={(why) => void leave(why, true)}
        />
      )
  }
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
