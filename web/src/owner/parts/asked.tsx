//! What a screen shows of the server's answer: that it was asked, what it said, or why it said nothing and how to ask again.

import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Say } from '../../words'
import type { Refused, Told } from '../api'
import { why } from './form'

export type Answer<T> = { kind: 'asking' } | { kind: 'told'; told: T } | { kind: 'refused'; refused: Refused }

/** Asks when it is first shown and whenever `of` changes. What comes late for an older question is not shown. */
export function useAsked<T>(ask: () => Promise<Told<T>>, of: readonly unknown[] = []) {
  const [answer, setAnswer] = useState<Answer<T>>({ kind: 'asking' })
  const [time, setTime] = useState(0)
  useEffect(() => {
    let isWanted = true
    setAnswer((before) => (time > 0 && before.kind === 'told' ? before : { kind: 'asking' }))
    void ask().then((come) => {
      if (isWanted) setAnswer('told' in come ? { kind: 'told', told: come.told } : { kind: 'refused', refused: come })
    })
    return () => void (isWanted = false)
  }, [...of, time])
  /** Asks the same again; until the answer is there, what was told stays. */
  const again = () => setTime((times) => times + 1)
  return { answer, again }
}

/** The answer, as `children` show it. */
export function Asked<T>({ say, asked, children }: { say: Say; asked: { answer: Answer<T>; again: () => void }; children: (told: T) => ComponentChildren }) {
  const { answer, again } = asked
  if (answer.kind === 'told') return <>{children(answer.told)}</>
  if (answer.kind === 'asking') return <p class="soft" aria-busy="true">{say('owner-asking')}</p>
  return (
    <div class="refused">
      <p class="wrong" role="alert">
        {why(say, answer.refused, 'owner-signed-out')}
      </p>
      <button class="button quiet" type="button" onClick={again}>
        {say('owner-again')}
      </button>
    </div>
  )
}
