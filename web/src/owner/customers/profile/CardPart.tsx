import { useState } from 'preact/hooks'
import { Asked, useAsked } from '../../parts/asked'
import { day } from '../../parts/format'
import { Part } from '../../parts/form'
import { card as askCard, programs as askPrograms, type Card, type Profile } from '../asks'
import { Adjust } from './Adjust'
import { Lost } from './Lost'
import type { OfOne } from './Profile'
import { Stamps } from './Stamps'
import { Story } from './Story'
import { WayBack } from './WayBack'

type Sheet = 'adjust' | 'lost' | 'back'

/** What stands on their card, as they see it, and what can be put right. */
export function CardPart(of: OfOne & { card: Profile['cards'][number]; others: Profile['cards'] }) {
  const { say, known, card, others } = of
  const asked = useAsked(() => askCard(card.id), [card.id, known])
  const rules = useAsked(askPrograms)
  const programs = rules.answer.kind === 'told' ? rules.answer.told.data : []
  const [open, setOpen] = useState<Sheet | null>(null)
  const [round, again] = useState(0)
  const close = () => setOpen(null)
  const moved = () => {
    close()
    asked.again()
    again(round + 1)
  }
  return (
    <Part title={say('customers-card')}>
      <p class="soft">
        {say('customers-short', { code: card.short_code })} · <a href={card.page_url}>{say('customers-page')}</a>
      </p>
      <Asked say={say} asked={asked}>
        {(shown) => (
          <>
            {shown.progress.map((progress) => (
              <Stamps key={progress.program_id} say={say} code={card.short_code} progress={progress} program={programs.find(({ id }) => id === progress.program_id)} />
            ))}
            <Rewards {...of} rewards={shown.rewards} />
          </>
        )}
      </Asked>
      {others.map(({ id, short_code }) => (
        <p key={id} class="soft">
          {say('customers-also', { code: short_code })}
        </p>
      ))}
      <Story key={round} {...of} id={card.id} programs={programs} />
      <div class="acts">
        {(['adjust', 'back', 'lost'] as const).map((sheet) => (
          <button key={sheet} class="plain" type="button" aria-haspopup="dialog" onClick={() => setOpen(sheet)}>
            {say(sheets[sheet])}
          </button>
        ))}
      </div>
      {open === 'adjust' && <Adjust say={say} id={card.id} programs={programs} close={close} done={moved} />}
      {open === 'back' && <WayBack say={say} id={card.id} close={close} />}
      {open === 'lost' && <Lost say={say} id={card.id} close={close} done={of.changed} />}
    </Part>
  )
}

const sheets: Record<Sheet, string> = { adjust: 'customers-adjust', lost: 'customers-lost', back: 'customers-way-back' }

/** A regular may have many that wait; so many are shown at first. */
const few_rewards = 3

function Rewards({ say, language, rewards }: OfOne & { rewards: Card['rewards'] }) {
  const [isWhole, setWhole] = useState(false)
  if (rewards.length === 0) return <p class="soft">{say('customers-no-reward')}</p>
  return (
    <>
      <ul class="rows">
        {rewards.slice(0, isWhole ? undefined : few_rewards).map(({ id, title, issued_at, expires_at }) => (
          <li key={id}>
            <div>
              <b>{say('customers-reward', { reward: title })}</b>
              <p class="soft">
                {say('customers-reward-since', { date: day(language, issued_at) })}
                {expires_at && ` · ${say('customers-reward-until', { date: day(language, expires_at) })}`}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {rewards.length > few_rewards && !isWhole && (
        <button class="plain" type="button" onClick={() => setWhole(true)}>
          {say('customers-more')}
        </button>
      )}
    </>
  )
}
