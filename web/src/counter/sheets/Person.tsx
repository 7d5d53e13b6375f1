import { useEffect, useState } from 'preact/hooks'
import { details } from '../acts'
import { explain } from '../problem'
import { greet } from '../Result'
import type { Details } from '../till'
import type { Found } from './asks'
import { History } from './History'
import { Opening } from './Opening'
import { day } from './People'
import { Replace } from './Replace'
import type { Opened } from './Sheets'
import { Sheet } from './Sheet'
import { WayBack } from './WayBack'

type Page = 'history' | 'opening' | 'back' | 'replace'
export type OfPerson = Opened & { name: string; card: Details['card']; home: () => void }

/** One customer: what they have, and what can be done for them without their code. */
export function Person(opened: Opened & { found: Found; back: () => void }) {
  const { say, close, acts, take, programs, found, back } = opened
  const [known, setKnown] = useState<Details | null>(null)
  const [why, setWhy] = useState('')
  const [page, turn] = useState<Page | null>(null)
  const [round, again] = useState(0)
  useEffect(() => {
    void details(found.card_id!).then((told) => ('told' in told ? setKnown(told.told) : setWhy(explain(say, told.problem))))
  }, [round])

  const name = found.display_name ?? say('counter-no-name')
  const home = () => {
    turn(null)
    again(round + 1)
  }
  if (page && known) {
    const of: OfPerson = { ...opened, name, card: known.card, home }
    return { history: <History {...of} />, opening: <Opening {...of} />, back: <WayBack {...of} />, replace: <Replace {...of} /> }[page]
  }
  const card = known?.card
  const rows: [Page, string, string][] = [
    ['history', say('person-history'), say('person-history-why')],
    ['opening', say('person-opening'), say('person-opening-why')],
    ['back', say('person-back'), say('person-back-why')],
    ['replace', say('person-replace'), say('person-replace-why')],
  ]
  return (
    <Sheet say={say} title={name} close={close} back={back}>
      {why && (
        <p class="wrong" role="alert">
          {why}
        </p>
      )}
      {card && (
        <>
          {known.greeting && <p class="hint">{greet(say, known.greeting)}</p>}
          {card.progress.map(({ program_id, stamps, goal }) => {
            const program = programs?.find(({ id }) => id === program_id)?.name ?? ''
            return (
              <div class="of-program" key={program_id}>
                <p>
                  <b>{program}</b> <span>{say('stamps-of-goal', { n: stamps, goal })}</span>
                </p>
                <progress max={goal} value={stamps} aria-label={program} />
              </div>
            )
          })}
          {card.rewards.map((reward) => (
            <button
              key={reward.id}
              class="button"
              type="button"
              onClick={() => {
                acts.want(reward)
                close()
              }}
            >
              {say('counter-redeem', { reward: reward.title })}
            </button>
          ))}
          <button class="button quiet" type="button" onClick={() => take(card.short_code)}>
            {say('person-stamp')}
          </button>
          <p class="soft">
            {say('person-code')} <span class="aloud">{card.short_code}</span>
            {known.last_visit_at && ` · ${say('people-last', { day: day(known.last_visit_at) })}`}
          </p>
          <div class="rows">
            {rows.map(([page, title, why]) => (
              <button key={page} type="button" onClick={() => turn(page)}>
                <b>{title}</b>
                <span class="soft">{why}</span>
              </button>
            ))}
          </div>
        </>
      )}
    </Sheet>
  )
}
