//! What is offered to be done for somebody, and what was done already.

import type { Nudge, Person } from './asks'

export type Act = 'answer' | 'greet' | 'gift' | 'note' | 'mail'

type Slipping = Pick<Person, 'light' | 'reasons' | 'progress'>

/** So few stamps short, the reward itself calls: a gift would be given away. */
const near_stamps = 2

const isNear = ({ progress }: Slipping) => progress.some(({ stamps, goal }) => stamps > 0 && goal - stamps <= near_stamps)

/**
 * The one act that is offered first, and the others. Who complained is answered before anything else; who is about to be
 * lost sees no greeting unless something makes them come; who is only late is greeted.
 */
export function offered(person: Slipping): { first: Act; others: Act[] } {
  const hasComplained = person.reasons.some(({ reason }) => reason !== 'idle')
  const isLeaving = person.light === 'red' || person.light === 'gone'
  const first: Act = hasComplained ? 'answer' : isLeaving && !isNear(person) ? 'gift' : 'greet'
  const all: Act[] = ['greet', 'gift', 'note', 'mail']
  return { first, others: all.filter((act) => act !== first) }
}

/** The day of an instant where the shop is, as the API writes days. */
export const dayIn = (zone: string | undefined, at: string) =>
  new Intl.DateTimeFormat('en-CA', { ...(zone && { timeZone: zone }) }).format(new Date(at))

/** What was done for somebody on the day, the newest first: nobody is to be nudged twice. */
export const doneOn = (day: string, zone: string | undefined, nudges: readonly Nudge[], customer: string) =>
  nudges.filter((nudge) => nudge.customer.id === customer && dayIn(zone, nudge.made_at) === day)

/** What came of what was done before the day: first what worked, then what is still awaited. */
export function earlier(day: string, zone: string | undefined, nudges: readonly Nudge[]): Nudge[] {
  const past = nudges.filter(({ made_at }) => dayIn(zone, made_at) !== day)
  const worked = past.filter(({ came_back_at, used_at }) => came_back_at || used_at)
  return [...worked, ...past.filter((nudge) => !worked.includes(nudge))]
}
