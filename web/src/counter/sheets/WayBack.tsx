import { useState } from 'preact/hooks'
import { present } from '../known'
import { explain } from '../problem'
import { wayBack, type ReturnLink } from './asks'
import { Code, Countdown, picture, useSeconds } from './Code'
import type { OfPerson } from './Person'
import { Sheet } from './Sheet'

/** The way back to a card for a new phone: first it is asked who takes it, because whoever does has the card. */
export function WayBack({ say, close, home, name, card }: OfPerson) {
  const [link, setLink] = useState<ReturnLink | null>(null)
  const [why, setWhy] = useState('')
  const ask = async () => {
    const told = await wayBack(card.id)
    setWhy('told' in told ? '' : explain(say, told.problem))
    if ('told' in told) setLink(told.told)
  }
  return (
    <Sheet say={say} title={say('person-back')} close={close} back={home}>
      {link ? (
        <Shown key={link.url} say={say} link={link} name={name} again={() => void ask()} />
      ) : (
        <>
          <p>{say('back-first', { name })}</p>
          <button class="button" type="button" onClick={() => void ask()}>
            {say('back-do')}
          </button>
        </>
      )}
      {why && (
        <p class="wrong" role="alert">
          {why}
        </p>
      )}
    </Sheet>
  )
}

function Shown({ say, link, name, again }: Pick<OfPerson, 'say' | 'name'> & { link: ReturnLink; again: () => void }) {
  const seconds = useSeconds(link.expires_at, present().ahead_ms)
  if (seconds === 0) {
    return (
      <>
        <p role="status">{say('code-over')}</p>
        <button class="button" type="button" onClick={again}>
          {say('ticket-again')}
        </button>
      </>
    )
  }
  return (
    <>
      <p role="status">{say('back-how', { name })}</p>
      <Code src={picture(link.svg)} label={say('back-code')} />
      <Countdown say={say} seconds={seconds} />
    </>
  )
}
