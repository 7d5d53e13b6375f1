import { useEffect, useState } from 'preact/hooks'
import { present } from '../known'
import { explain } from '../problem'
import { allowSound, signal } from '../signal'
import { makeTicket, shownTicket, type TicketView } from './asks'
import { Code, Countdown, own, useSeconds } from './Code'
import type { Opened } from './Sheets'
import { Sheet } from './Sheet'

const look_every_ms = 1_500

/** "Show a code": the customer's own camera takes the stamps. It lives for two minutes, and for one customer. */
export function Ticket({ say, close, given }: Opened) {
  const [ticket, setTicket] = useState<TicketView | null>(null)
  const [why, setWhy] = useState('')
  const make = async () => {
    allowSound()
    setTicket(null)
    setWhy('')
    const told = await makeTicket(given.stamps ?? 1)
    if ('told' in told) setTicket(told.told)
    else setWhy(explain(say, told.problem))
  }
  useEffect(() => void make(), [])
  return (
    <Sheet say={say} title={say('ticket-title', { n: given.stamps ?? 1 })} close={close}>
      {why && (
        <>
          <p class="wrong" role="alert">
            {why}
          </p>
          <button class="button" type="button" onClick={() => void make()}>
            {say('owner-again')}
          </button>
        </>
      )}
      {ticket && <Shown key={ticket.id} say={say} ticket={ticket} again={() => void make()} close={close} />}
    </Sheet>
  )
}

function Shown({ say, ticket, again, close }: Pick<Opened, 'say' | 'close'> & { ticket: TicketView; again: () => void }) {
  const [isClaimed, setClaimed] = useState(false)
  const seconds = useSeconds(ticket.expires_at, present().ahead_ms)
  const isOver = seconds === 0
  useEffect(() => {
    if (isClaimed) return
    const look = async () => {
      const told = await shownTicket(ticket.id)
      if (!('told' in told) || !told.told.claimed_at) return
      setClaimed(true)
      signal('stamped')
    }
    if (isOver) return void look()
    const timer = setInterval(() => void look(), look_every_ms)
    return () => clearInterval(timer)
  }, [isClaimed, isOver])
  if (isClaimed || isOver) {
    return (
      <div class="ticket-end" data-claimed={isClaimed}>
        {isClaimed && (
          <div class="seal" aria-hidden="true">
            +{ticket.stamps}
          </div>
        )}
        <p class="says" role="status">
          {say(isClaimed ? 'ticket-claimed' : 'code-over')}
        </p>
        <button class="button" type="button" onClick={isClaimed ? close : again}>
          {say(isClaimed ? 'counter-next' : 'ticket-again')}
        </button>
      </div>
    )
  }
  return (
    <>
      <p role="status">{say('ticket-how')}</p>
      <Code src={own(ticket.svg_url)} label={say('ticket-code')} />
      <Countdown say={say} seconds={seconds} />
    </>
  )
}
