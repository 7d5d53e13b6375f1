import { useEffect, useRef } from 'preact/hooks'
import type { Say } from '../words'

interface Asked {
  say: Say
  take: (code: string) => void
}

/** One field and Enter: what a hand types or pastes. A USB scanner may type here too. */
export function ScanForm({ say, take }: Asked) {
  const field = useRef<HTMLInputElement>(null)
  // On a phone the keyboard would cover half of the page before anybody asked for it; and the camera may give way to
  // this field while somebody is in the midst of something else.
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches && document.activeElement === document.body) field.current?.focus()
  }, [])
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const code = field.current?.value.trim() ?? ''
    if (!code) return
    if (field.current) field.current.value = ''
    take(code)
  }
  return (
    <form class="scan" onSubmit={submit}>
      <label class="unseen" for="code">
        {say('counter-code')}
      </label>
      <input
        id="code"
        ref={field}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        enterkeyhint="send"
        placeholder={say('counter-code-like')}
      />
      <button class="button">{say('counter-send')}</button>
    </form>
  )
}
