import './sheets.css'
import { useEffect, useState } from 'preact/hooks'
import type { Say } from '../../words'
import { refreshKnown, present } from '../known'
import { explain, type Problem } from '../problem'
import { kiosk, type KioskView } from './asks'
import { Code, Countdown, own, picture, useSeconds } from './Code'

/** Short enough that a ticket stands here when the customer has raised the phone. */
const look_every_ms = 1_500

/** The second screen, turned to the customer: the counter's ticket where there is one, else the way to a card. */
export function Kiosk({ say }: { say: Say }) {
  const [shown, show] = useState<KioskView | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isStranger, setStranger] = useState(false)
  useEffect(() => {
    void refreshKnown()
    const look = async () => {
      const told = await kiosk()
      if ('told' in told) show(told.told)
      setProblem('told' in told ? null : told.problem)
      setStranger(!('told' in told) && told.status === 401)
    }
    void look()
    const timer = setInterval(() => void look(), look_every_ms)
    // A screen that faces customers must not go dark.
    void navigator.wakeLock?.request('screen').catch(() => {})
    return () => clearInterval(timer)
  }, [])
  if (isStranger) {
    return (
      <main class="alone">
        <h1>{say('counter-stranger')}</h1>
        <p>{say('counter-stranger-how')}</p>
      </main>
    )
  }
  if (!shown) {
    return (
      <main class="alone" aria-busy={!problem}>
        {problem && <h1>{explain(say, problem)}</h1>}
      </main>
    )
  }
  const { ticket, shop_name, join_svg } = shown
  return (
    <main class="kiosk" data-ticket={ticket ? ticket.id : undefined}>
      <p class="soft">{shop_name}</p>
      {ticket ? (
        <Stamps key={ticket.id} say={say} ticket={ticket} />
      ) : (
        <>
          <h1>{say('kiosk-join')}</h1>
          <Code src={picture(join_svg)} label={say('kiosk-join-code')} />
          <p>{say('kiosk-join-how')}</p>
        </>
      )}
    </main>
  )
}

function Stamps({ say, ticket }: { say: Say; ticket: NonNullable<KioskView['ticket']> }) {
  const seconds = useSeconds(ticket.expires_at, present().ahead_ms)
  return (
    <>
      <h1 aria-live="polite">{say('kiosk-ticket', { n: ticket.stamps })}</h1>
      <Code src={own(ticket.svg_url)} label={say('ticket-code')} />
      <Countdown say={say} seconds={seconds} />
    </>
  )
}
