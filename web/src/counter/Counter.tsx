import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Say } from '../words'
import { attempt } from './attempt'
import { end, enrolmentSecret, look, people as askPeople, type Person, type Shift } from './door'
import { Enrol, Stranger } from './Enrol'
import { useIdle } from './idle'
import type { LateRefusal } from './Late'
import { isOpen, recall, remember } from './memory'
import { Names } from './Names'
import { Pad } from './Pad'
import { explain } from './problem'
import { Queue, type Attempt, type Scan } from './queue'
import type { Shown } from './Result'
import { Till } from './Till'

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
  const [shown, setShown] = useState<Shown>({ kind: 'ready' })
  const [late, setLate] = useState<LateRefusal[]>([])
  const [waiting, setWaiting] = useState(0)
  const [note, setNote] = useState('')
  const isOnline = useOnline()
  const shift = step.kind === 'till' ? step.shift : null
  // Answers come back long after the render that asked for them: they look here, and see the present.
  const now = useRef({ shift, current: '' })
  now.current.shift = shift

  const queue = useMemo(() => {
    const report = (scan: Scan, result: Attempt) => {
      setWaiting(queue.waiting)
      if (result.kind === 'locked') {
        // The server knows why: somebody locked the device, the shift's hours are over, or the owner has revoked it.
        void ask()
      } else if (scan.key === now.current.current) {
        setShown(result.kind === 'refused' ? { kind: 'refused', why: explain(say, result.problem) } : result)
      } else if (result.kind === 'refused') {
        setLate((before) => [...before, { scan, problem: result.problem }])
      }
    }
    const may = ({ by }: Scan) => isOpen(now.current.shift) && (!by || by.id === now.current.shift.staff_id)
    const pause = (seconds: number) => new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000))
    const queue = new Queue({ storage: localStorage, may, attempt, pause, report })
    return queue
  }, [say])

  /** Asks which device this is and who is at work, and goes where that leads. */
  const ask = async () => {
    const answer = await look()
    const known = recall()
    if ('told' in answer) {
      const { device, shift } = answer.told
      remember({ device: device.name, shift: shift ?? null })
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
    remember({ device: recall()?.device ?? '', shift })
    setShown((before) => (before.kind === 'sending' || before.kind === 'unconfirmed' ? before : { kind: 'ready' }))
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
    remember({ device: recall()?.device ?? '', shift: null })
    setShown({ kind: 'ready' })
    const person = people?.find(({ id }) => id === shift.staff_id) ?? { id: shift.staff_id, name: shift.name, pin_digits: null }
    setStep(why === 'lock' ? { kind: 'pad', person } : { kind: 'names', note: say('counter-ended', { name: shift.name }) })
  }

  useEffect(() => {
    setWaiting(queue.waiting)
    if (step.kind === 'asking') void ask()
    if (step.kind === 'till') setNote('')
  }, [step.kind])

  // A device that lay in a pocket is asked again when it is looked at.
  useEffect(() => {
    const seen = () => document.visibilityState === 'visible' && step.kind !== 'enrol' && void ask()
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
    if (shift && isOnline) queue.send()
  }, [queue, shift, isOnline])

  useEffect(() => {
    if (!shift) return
    const timer = setTimeout(() => void ask(), Math.max(0, Date.parse(shift.expires_at) - Date.now()))
    return () => clearTimeout(timer)
  }, [shift])
  useIdle(step.kind === 'till', () => void leave('lock', false))

  const enrolled = () => {
    // The link is used up: it should stand neither in the address nor in the history.
    history.replaceState(null, '', location.pathname)
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
          queue={queue}
          shown={shown}
          show={setShown}
          late={late}
          clearLate={() => setLate([])}
          waiting={waiting}
          note={note}
          isOnline={isOnline}
          scanned={(key) => {
            now.current.current = key
            setWaiting(queue.waiting)
          }}
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
