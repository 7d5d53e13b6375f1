import { useEffect, useState } from 'preact/hooks'
import { explain } from '../../counter/problem'
import { today } from '../api'
import type { ScreenProps } from '../screens'

type Shown = { kind: 'asking' } | { kind: 'today'; sentence: string } | { kind: 'refused'; why: string }

/** What matters today, in one sentence. */
export function Today({ say, language }: ScreenProps) {
  const [shown, setShown] = useState<Shown>({ kind: 'asking' })
  const look = async () => {
    setShown({ kind: 'asking' })
    const answer = await today(language)
    if ('told' in answer) setShown({ kind: 'today', sentence: answer.told.text.sentence })
    else setShown({ kind: 'refused', why: explain(say, answer.problem) })
  }
  useEffect(() => void look(), [])
  return (
    <>
      <h1>{say('owner-today')}</h1>
      {shown.kind === 'asking' && <p class="soft">{say('owner-asking')}</p>}
      {shown.kind === 'today' && <p class="says">{shown.sentence}</p>}
      {shown.kind === 'refused' && (
        <>
          <p class="wrong" role="alert">
            {shown.why}
          </p>
          <button class="button" type="button" onClick={() => void look()}>
            {say('owner-again')}
          </button>
        </>
      )}
    </>
  )
}
