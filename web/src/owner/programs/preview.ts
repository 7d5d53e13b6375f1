//! The card that a rule makes, at so many stamps: what src/card/page.rs would draw of it.

import { most, type Draft } from './rule'

/** More stamps than this are a bar, as on the card. */
export const max_drawn = 30

export interface Stamp {
  isOn: boolean
  isGoal: boolean
  turn: number
}

export interface Shown {
  goal: number
  stamps: number
  drawn: Stamp[]
  toGo: number
  next: string
  /** What this very stamp has earned. */
  ready: string | undefined
}

/** The same stamp is turned the same way for ever. */
const turn = (number: number) => ((number * 31 + 7) % 25) - 12

/** The card at `stamps` of its round; undefined as long as there is no goal to draw. `unnamed` stands for a reward without words. */
export function cardAt(draft: Draft, stamps: number, unnamed: string): Shown | undefined {
  const number = (text: string) => (/^\d{1,7}$/.test(text.trim()) ? Number(text) : 0)
  const goal = number(draft.goal.stamps)
  if (goal < 1 || goal > most.stamps) return undefined
  const steps = [...draft.onTheWay, draft.goal]
    .map(({ stamps, title }) => ({ stamps: number(stamps), title: title.trim() || unnamed }))
    .filter((step) => step.stamps >= 1 && step.stamps <= goal)
    .sort((one, other) => one.stamps - other.stamps)
  const had = Math.min(stamps, goal)
  const next = steps.find((step) => step.stamps > had) ?? steps[steps.length - 1]!
  const drawn = goal > max_drawn ? [] : Array.from({ length: goal }, (_, at) => ({ isOn: at < had, isGoal: at + 1 === goal, turn: turn(at + 1) }))
  return { goal, stamps: had, drawn, toGo: Math.max(next.stamps - had, 0), next: next.title, ready: steps.find((step) => step.stamps === had)?.title }
}
