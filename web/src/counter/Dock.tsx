import { useEffect, useRef } from 'preact/hooks'
import type { Say } from '../words'
import { now } from './known'
import { explain } from './problem'
import { mayRedeem, mayUndo, openRewards, type Reward, type State } from './till'
import type { Acts } from './useTill'

interface Asked {
  say: Say
  state: State
  acts: Acts
  next: () => void
  /** Where there is no live code for it: the reason, and a manager's word. */
  explainRedeem: (reward: Reward) => void
}

/** Rewards with a button of their own: more would push the thumb’s buttons off a phone. The next comes when one is used. */
const most_rewards = 2

/** What can be done about who is on the screen. Each button has its place, counted from the thumb upwards. */
export function Dock({ say, state, acts, next, explainRedeem }: Asked) {
  const { about, verdict, isBusy } = state
  const onward = useRef<HTMLButtonElement>(null)
  // The keyboard goes where one goes on, and not back to the top of the page.
  useEffect(() => onward.current?.focus({ preventScroll: true }), [verdict])
  const canUndo = mayUndo(state, now().getTime())
  const rewards = openRewards(about)
  return (
    <div class="dock" aria-busy={isBusy}>
      {rewards.slice(0, most_rewards).map((reward) => (
        <button
          key={reward.id}
          class="button wide"
          type="button"
          disabled={isBusy}
          onClick={() => (about && mayRedeem(about, Date.now()) ? acts.redeem(reward) : explainRedeem(reward))}
        >
          {say('counter-redeem', { reward: reward.title })}
        </button>
      ))}
      <button class="button quiet" type="button" disabled={!canUndo || isBusy} onClick={() => acts.undo(say('counter-undo-reason'))}>
        − {say('counter-undo')}
      </button>
      <button class="button quiet" type="button" disabled={!about || isBusy || verdict?.kind === 'sending'} onClick={acts.more}>
        + {say('counter-one-more')}
      </button>
      <button ref={onward} class="button quiet wide" type="button" onClick={next}>
        {say('counter-next')}
      </button>
    </div>
  )
}

/** The last person, who may be called back: for an undo, or for the cornetto they thought of at the door. */
export function Last({ say, state, back }: { say: Say; state: State; back: () => void }) {
  const { about, verdict } = state
  if (!about || !verdict || verdict.kind === 'sending') return null
  const name = (about.answer?.customer ?? about.details?.card.customer)?.display_name ?? say('counter-no-name')
  const what = {
    stamped: () => say('counter-stamped'),
    undone: () => say('counter-undone'),
    redeemed: () => say('counter-redeemed'),
    unconfirmed: () => say('counter-saved'),
    refused: () => (verdict.kind === 'refused' ? explain(say, verdict.problem) : ''),
  }[verdict.kind]()
  return (
    <button class="last" type="button" onClick={back}>
      <b>{verdict.kind === 'unconfirmed' || verdict.kind === 'refused' ? what : name}</b>
      {verdict.kind !== 'unconfirmed' && verdict.kind !== 'refused' && <span>{what}</span>}
      <u>{say('counter-last')}</u>
    </button>
  )
}
