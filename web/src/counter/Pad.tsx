import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Refused } from '../api/tell'
import type { Say } from '../words'
import { begin, type Person, type Shift } from './door'
import { explain } from './problem'

const fewest_digits = 4
const most_digits = 6

/** In words that a person can wait by. */
export function sayWait(say: Say, seconds: number): string {
  return seconds > 60 ? say('pin-wait-minutes', { n: Math.ceil(seconds / 60) }) : say('pin-wait-seconds', { n: seconds })
}

interface Asked {
  say: Say
  person: Person
  begun: (shift: Shift) => void
  other: () => void
  /** The device is not known any more. */
  lost: () => void
}

/** Four digits, with a thumb or a keyboard. The last digit sends, where it is known which is the last. */
export function Pad({ say, person, begun, other, lost }: Asked) {
  const [pin, show] = useState('')
  // Fingers are faster than renders: the next digit is added to what was typed, not to what is shown.
  const typed = useRef('')
  const isOut = useRef(false)
  const setPin = (digits: string) => {
    typed.current = digits
    show(digits)
  }
  const [why, setWhy] = useState('')
  const [isSending, setSending] = useState(false)
  const [until_ms, setUntil] = useState(0)
  const wait_seconds = useSecondsTo(until_ms)
  const isShut = isSending || wait_seconds > 0
  const wanted = person.pin_digits ?? most_digits

  const refuse = (answer: Refused) => {
    if (answer.status === 401) return lost()
    if (answer.status === 429) {
      setUntil(Date.now() + Math.max(answer.wait_seconds, 1) * 1000)
      return setWhy(say('pin-locked'))
    }
    setWhy(answer.status === 403 || answer.status === 422 ? say('pin-wrong') : explain(say, answer.problem))
  }
  const send = async (whole: string) => {
    isOut.current = true
    setSending(true)
    setWhy('')
    const answer = await begin(person.id, whole)
    isOut.current = false
    setSending(false)
    setPin('')
    if ('told' in answer) begun(answer.told)
    else refuse(answer)
  }
  const type = (digit: string) => {
    if (isShut || isOut.current || typed.current.length >= most_digits) return
    const longer = typed.current + digit
    setPin(longer)
    setWhy('')
    if (longer.length === wanted) void send(longer)
  }
  const enter = () => {
    if (!isShut && !isOut.current && typed.current.length >= fewest_digits) void send(typed.current)
  }
  const rub = () => {
    if (!isOut.current) setPin(typed.current.slice(0, -1))
  }

  // Before it is painted: whoever sees the pad may type.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (/^\d$/.test(event.key)) type(event.key)
      else if (event.key === 'Backspace') rub()
      else if (event.key === 'Escape') other()
      // On a key of the pad, Enter presses that key.
      else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) enter()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  })

  const places = Math.max(person.pin_digits ?? fewest_digits, pin.length)
  return (
    <main class="alone door" aria-busy={isSending}>
      <h1>{say('pin-title', { name: person.name })}</h1>
      <div class="dots" role="img" aria-label={say('pin-typed', { n: pin.length })}>
        {Array.from({ length: places }, (_, place) => (
          <i key={place} class={place < pin.length ? 'on' : ''} />
        ))}
      </div>
      <div class="refusal">
        <p class="wrong" role="alert">
          {why}
        </p>
        {/* Beside the alert, so that it is not read aloud each second. */}
        {wait_seconds > 0 && <p class="wait">{sayWait(say, wait_seconds)}</p>}
      </div>
      <div class="pad">
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => (
          <button key={digit} type="button" disabled={isShut} onClick={() => type(digit)}>
            {digit}
          </button>
        ))}
        <button type="button" aria-label={say('pin-delete')} disabled={isShut || !pin} onClick={rub}>
          ⌫
        </button>
        <button type="button" disabled={isShut} onClick={() => type('0')}>
          0
        </button>
        <button type="button" aria-label={say('pin-enter')} disabled={isShut || pin.length < fewest_digits} onClick={enter}>
          ✓
        </button>
      </div>
      <button class="button quiet" type="button" onClick={other}>
        {say('pin-other')}
      </button>
    </main>
  )
}

/** Whole seconds to a moment, told anew each second; 0 once it is over. */
function useSecondsTo(until_ms: number): number {
  const left = () => Math.max(0, Math.ceil((until_ms - Date.now()) / 1000))
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    setSeconds(left())
    const timer = setInterval(() => setSeconds(left()), 1000)
    return () => clearInterval(timer)
  }, [until_ms])
  return seconds
}
