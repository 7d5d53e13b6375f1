import { useState } from 'preact/hooks'
import type { Say } from '../../words'
import { cardAt } from './preview'
import type { Draft } from './rule'

/** So full is the card at first: one sees what a stamp looks like, and what is still missing. */
const shown_stamps = 3

/** The card that customers will have, drawn as they see it. One may stamp it. */
export function Card({ say, shop, draft }: { say: Say; shop: string; draft: Draft }) {
  const [tried, setTried] = useState<number>()
  const goal = cardAt(draft, 0, '')?.goal ?? 0
  const stamps = Math.min(tried ?? Math.min(shown_stamps, goal - 1), goal)
  const card = cardAt(draft, stamps, say('programs-a-reward'))
  return (
    <section class="look-at" aria-label={say('programs-preview')}>
      <p class="soft">{say('programs-preview')}</p>
      <div class="sheet">
        <p class="says">{shop}</p>
        {card ? (
          <>
            <p class="says">{card.ready && card.toGo === 0 ? say('programs-full') : say('programs-to-go', { n: card.toGo, reward: card.next })}</p>
            {card.drawn.length === 0 ? (
              <progress value={card.stamps} max={card.goal} aria-label={say('programs-stamps', { n: card.stamps, goal: card.goal })} />
            ) : (
              <div class="stamps" role="img" aria-label={say('programs-stamps', { n: card.stamps, goal: card.goal })}>
                {card.drawn.map(({ isOn, isGoal, turn }, at) => (
                  <i class={`${isOn ? 'on' : ''}${isGoal ? ' goal' : ''}`} style={isOn ? { '--turn': `${turn}deg` } : {}}>
                    {isOn ? '' : at + 1}
                  </i>
                ))}
              </div>
            )}
            <p class="soft">{say('stamps-of-goal', { n: card.stamps, goal: card.goal })}</p>
            {card.ready && (
              <p class="sheet ready" role="status">
                <strong>{say('programs-ready', { reward: card.ready })}</strong>
              </p>
            )}
          </>
        ) : (
          <p class="soft">{say('programs-no-goal')}</p>
        )}
      </div>
      {card && (
        <button class="button quiet" type="button" onClick={() => setTried(stamps >= goal ? 1 : stamps + 1)}>
          {say('programs-try')}
        </button>
      )}
    </section>
  )
}
