import { useEffect, useRef, useState } from 'preact/hooks'
import type { Say } from '../../words'
import type { Secret } from './asks'

/** A secret, this once. It stays until somebody says that it is put away, so that no stray key loses it. */
export function ShownSecret({ say, made, done }: { say: Say; made: Secret; done: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const secret = useRef<HTMLElement>(null)
  const [isCopied, setCopied] = useState(false)
  useEffect(() => heading.current?.focus(), [])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(made.secret ?? '')
      setCopied(true)
    } catch {
      // By plain HTTP there is no clipboard: what is marked can be copied by hand.
      getSelection()?.selectAllChildren(secret.current!)
    }
  }
  return (
    <section class="sheet ready">
      <h2 ref={heading} tabIndex={-1}>
        {say('records-secret', { name: made.name })}
      </h2>
      {made.secret ? (
        <>
          <p>{say('records-secret-once')}</p>
          <code ref={secret} class="secret" tabIndex={0} aria-label={say('records-secret', { name: made.name })}>
            {made.secret}
          </code>
          <button class="button" type="button" onClick={() => void copy()}>
            {say('records-secret-copy')}
          </button>
          <p role="status" class="soft">
            {isCopied && say('records-secret-copied')}
          </p>
          <p class="soft">{say('records-secret-why')}</p>
        </>
      ) : (
        <p>{say('records-secret-lost')}</p>
      )}
      <button class="plain" type="button" onClick={done}>
        {say('records-secret-done')}
      </button>
    </section>
  )
}
