//! One customer: who they are, how they are doing, what they have and said, and what can be done for them.

import type { Language, Say } from '../../../words'
import { Asked, useAsked } from '../../parts/asked'
import type { ScreenProps } from '../../screens'
import { figures, profile, type Profile as Known } from '../asks'
import { About } from './About'
import { Acts } from './Acts'
import { CardPart } from './CardPart'
import { Data } from './Data'
import { Done } from './Done'
import { Figures } from './Figures'
import { Head } from './Head'
import { Merges } from './Merges'
import { Said } from './Said'
import { Tags } from './Tags'

/** What each part of the page is given. */
export interface OfOne {
  say: Say
  language: Language
  known: Known
  /** Something about them is different now. */
  changed: () => void
}

/** As an address ends that leads to what they said. */
const said = 'said'

export function Profile({ say, language, rest }: ScreenProps) {
  // After the customer the address may tell what one has come for.
  const [id = '', part] = rest.split('/')
  const asked = useAsked(() => profile(id), [id])
  const isTold = asked.answer.kind === 'told'
  return (
    <div class="one">
      <a class="back" href="#customers">
        {say('customers-back')}
      </a>
      {!isTold && <h1>{say('customers-one')}</h1>}
      <Asked say={say} asked={asked}>
        {(known) => <Whole say={say} language={language} known={known} changed={asked.again} isToAnswer={part === said} />}
      </Asked>
    </div>
  )
}

function Whole({ isToAnswer, ...of }: OfOne & { isToAnswer: boolean }) {
  // The card that goes on comes first; after it those that were merged into it.
  const [card, ...others] = of.known.cards
  const asked = useAsked(() => figures(of.known.id, of.language), [of.known.id])
  return (
    <>
      <Head {...of} answer={asked.answer} />
      <Acts {...of} />
      <div class="columns">
        <div class="parts-one">
          {card && <CardPart key={`${card.id}${card.short_code}`} {...of} card={card} others={others} />}
          <Said {...of} isWanted={isToAnswer} />
          <Done {...of} />
        </div>
        <div class="parts-one">
          <Figures {...of} asked={asked} />
          <About {...of} />
          <Tags {...of} />
          <Merges {...of} />
          <Data {...of} />
        </div>
      </div>
    </>
  )
}
