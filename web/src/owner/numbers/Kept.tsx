import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import type { Say } from '../../words'
import { Asked, type Answer } from '../parts/asked'

/** As `Asked`, but what was shown stays until the next answer is there: another month must not make the page jump. */
export function Kept<T>({ say, asked, children }: { say: Say; asked: { answer: Answer<T>; again: () => void }; children: (told: T) => ComponentChildren }) {
  const { answer } = asked
  const kept = useRef<Answer<T>>(answer)
  if (answer.kind !== 'asking') kept.current = answer
  const isLate = answer.kind === 'asking' && kept.current.kind === 'told'
  return (
    <div class="kept" aria-busy={isLate}>
      <Asked say={say} asked={{ ...asked, answer: kept.current }}>
        {children}
      </Asked>
    </div>
  )
}
