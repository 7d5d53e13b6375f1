import type { ScanAnswer } from '../api/client'
import type { Say } from '../words'
import { explain, type Problem } from './problem'

/** What the screen shows; the names are those that the style sheet colours. */
export type Shown =
  | { kind: 'ready' }
  | { kind: 'sending' }
  | { kind: 'unconfirmed'; problem?: Problem }
  | { kind: 'stamped'; answer: ScanAnswer }
  | { kind: 'refused'; why: string }

/** The verdict, large enough to be read from two metres. The whole of it is read aloud when it changes. */
export function Result({ say, shown }: { say: Say; shown: Shown }) {
  return (
    <div class="result" role="status" aria-live="assertive" aria-atomic="true">
      {shown.kind === 'ready' && (
        <>
          <h1>{say('counter-ready')}</h1>
          <p class="soft">{say('counter-ready-how')}</p>
        </>
      )}
      {shown.kind === 'sending' && <h1>{say('counter-sending')}</h1>}
      {shown.kind === 'unconfirmed' && (
        <>
          <Seal mark="···" />
          <h1>{say('counter-saved')}</h1>
          <p>
            {shown.problem && `${explain(say, shown.problem)} `}
            {say('counter-saved-why')}
          </p>
        </>
      )}
      {shown.kind === 'refused' && (
        <>
          <Seal mark="×" />
          <h1>{say('counter-refused')}</h1>
          <p class="why">{shown.why}</p>
        </>
      )}
      {shown.kind === 'stamped' && <Stamped say={say} answer={shown.answer} />}
    </div>
  )
}

function Stamped({ say, answer }: { say: Say; answer: ScanAnswer }) {
  // A program that counts money or units has nothing to say to a scan that named none.
  const progress = answer.card.progress.filter(({ reason }) => reason !== 'not_given')
  const earned = Math.max(0, ...progress.map((progress) => progress.earned ?? 0))
  return (
    <>
      <Seal mark={`+${earned}`} />
      <h1>{say('counter-stamped')}</h1>
      <p class="who">{answer.customer.display_name ?? say('counter-no-name')}</p>
      {progress.map(({ program_id, stamps, goal, earned, reason }) => (
        <p class="number" key={program_id}>
          {say('stamps-of-goal', { n: stamps, goal })} · {say('stamps-to-go', { n: goal - stamps })}
          {/* Where several programs run, one of them may have refused what the others took. */}
          {earned === 0 && reason && <span class="why"> {explain(say, { type: reason.replaceAll('_', '-') })}</span>}
        </p>
      ))}
      {answer.rewards.map((reward) => (
        <p class="reward" key={reward.id}>
          {say('counter-reward', { reward: reward.title })}
        </p>
      ))}
    </>
  )
}

function Seal({ mark }: { mark: string }) {
  return (
    <div class="seal" aria-hidden="true">
      {mark}
    </div>
  )
}
