import { useEffect, useState } from 'preact/hooks'
import { explain } from '../counter/problem'
import type { Language, Say } from '../words'
import { signOut, today } from './api'
import { SetUp, SignInForm } from './Forms'
import { Team } from './Team'

type Shown = { kind: 'asking' } | { kind: 'signed-out' } | { kind: 'today'; sentence: string } | { kind: 'refused'; why: string }

/** The secret of a one-time link. It stands behind the #, which browsers send to nobody. */
export function setupSecret(hash: string): string {
  return new URLSearchParams(hash.replace(/^#/, '')).get('setup') ?? ''
}

export function Office({ say, language }: { say: Say; language: Language }) {
  const [secret, setSecret] = useState(() => setupSecret(location.hash))
  const [shown, setShown] = useState<Shown>({ kind: 'asking' })
  const look = async () => {
    setShown({ kind: 'asking' })
    const answer = await today(language)
    if ('told' in answer) setShown({ kind: 'today', sentence: answer.told.text.sentence })
    else if (answer.status === 401) setShown({ kind: 'signed-out' })
    else setShown({ kind: 'refused', why: explain(say, answer.problem) })
  }
  const [hash, setHash] = useState(location.hash)
  useEffect(() => {
    const turn = () => setHash(location.hash)
    addEventListener('hashchange', turn)
    return () => removeEventListener('hashchange', turn)
  }, [])
  useEffect(() => {
    if (!secret) void look()
  }, [secret])

  if (secret) {
    const done = () => {
      // The link is used up: it should stand neither in the address nor in the history.
      history.replaceState(null, '', location.pathname)
      setSecret('')
    }
    return <SetUp say={say} secret={secret} done={done} />
  }
  if (shown.kind === 'signed-out') return <SignInForm say={say} done={() => void look()} />
  if (hash === '#team') return <Team say={say} stepUp={() => Promise.resolve(false)} />
  const leave = async () => {
    const answer = await signOut()
    if ('told' in answer || answer.status === 401) setShown({ kind: 'signed-out' })
    else setShown({ kind: 'refused', why: explain(say, answer.problem) })
  }
  return (
    <main class="alone" aria-busy={shown.kind === 'asking'}>
      <h1>{say('owner-today')}</h1>
      {shown.kind === 'today' && <p class="says">{shown.sentence}</p>}
      {shown.kind === 'refused' && (
        <p class="wrong" role="alert">
          {shown.why}
        </p>
      )}
      {shown.kind === 'refused' && (
        <button class="button" type="button" onClick={() => void look()}>
          {say('owner-again')}
        </button>
      )}
      <a class="button quiet" href="#team">
        {say('team-title')}
      </a>
      <a class="button" href="/counter">
        {say('owner-counter')}
      </a>
      <button class="button quiet" type="button" onClick={() => void leave()}>
        {say('owner-sign-out')}
      </button>
    </main>
  )
}
