import { useEffect, useRef, useState } from 'preact/hooks'
import type { Say } from '../words'
import type { Shown } from './Result'

const max_stamps = 100

interface Asked {
  say: Say
  verdict: Shown['kind']
  begin: () => void
  scan: (code: string, stamps: number) => void
}

/** One field and Enter: what a USB scanner types, what a hand pastes and what a voice reads all come in here. */
export function ScanForm({ say, verdict, begin, scan }: Asked) {
  const field = useRef<HTMLInputElement>(null)
  const [stamps, setStamps] = useState(1)

  // The field is where the next scan goes, whatever was touched before.
  useEffect(() => field.current?.focus(), [verdict])

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    // A short code is read aloud in groups, and pasted links bring line breaks.
    const code = field.current?.value.replace(/\s+/g, '') ?? ''
    if (!code) return
    if (field.current) field.current.value = ''
    scan(code, stamps)
    setStamps(1)
  }
  const change = (by: number) => {
    setStamps((before) => Math.min(Math.max(before + by, 1), max_stamps))
    field.current?.focus()
  }
  return (
    <form class="scan" onSubmit={submit}>
      <label>
        {say('counter-code')}
        <input ref={field} autocomplete="off" autocapitalize="characters" spellcheck={false} enterkeyhint="send" onInput={begin} />
      </label>
      <div class="act">
        <div class="step" role="group" aria-label={say('counter-stamps')}>
          <button type="button" aria-label={say('counter-fewer')} disabled={stamps === 1} onClick={() => change(-1)}>
            −
          </button>
          <output>{stamps}</output>
          <button type="button" aria-label={say('counter-more')} disabled={stamps === max_stamps} onClick={() => change(1)}>
            +
          </button>
        </div>
        <button class="button">{say('counter-send')}</button>
      </div>
    </form>
  )
}
