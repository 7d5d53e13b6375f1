import type { Say } from '../words'

/** Asks for the shop's key, and says plainly why a person has to type one. */
export function KeyForm({ say, isRefused, use }: { say: Say; isRefused: boolean; use: (key: string) => void }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const key = new FormData(event.currentTarget as HTMLFormElement).get('key')
    if (typeof key === 'string' && key.trim()) use(key.trim())
  }
  return (
    <main class="alone">
      <h1>{say('key-title')}</h1>
      <form class="sheet" onSubmit={submit}>
        <label>
          {say('key-field')}
          <input
            name="key"
            type="password"
            autocomplete="off"
            required
            autofocus
            aria-invalid={isRefused}
            aria-describedby={isRefused ? 'key-refused' : undefined}
          />
        </label>
        {isRefused && (
          <p class="wrong" id="key-refused" role="alert">
            {say('key-refused')}
          </p>
        )}
        <button class="button">{say('key-use')}</button>
        <p class="soft">{say('key-why')}</p>
      </form>
    </main>
  )
}
