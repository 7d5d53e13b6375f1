//! What the counter shows, and what moves it on. Pure: what is heard goes in, the next state comes out.

import type { Answer, ScanAnswer } from '../api/client'
import type { Problem } from './problem'
import type { Attempt } from './queue'

export type CardView = Answer<'/api/v1/cards/{id}', 'get'>
export type Reward = CardView['rewards'][number]

/** What the server tells of a card beside the verdict. */
export type Details = Answer<'/api/v1/counter/cards/{id}', 'get'>
/** Why a card's person deserves a word. */
export type Greeting = NonNullable<Details['greeting']>

/** A scan as the counter remembers it: what was read, and what came of it. */
export interface About {
  /** The scan's key. */
  key: string
  code: string
  /** A code from a phone: for a minute it may also redeem. */
  isLive: boolean
  /** By what the card is known again. */
  card: string
  seen_at_ms: number
  /** Whether its signature was found to be this shop's, here and now. */
  isChecked: boolean
  answer: ScanAnswer | null
  details: Details | null
}

export type Verdict =
  | { kind: 'sending' }
  | { kind: 'unconfirmed'; problem?: Problem }
  | { kind: 'stamped' }
  | { kind: 'undone' }
  | { kind: 'redeemed'; title: string }
  | { kind: 'refused'; act: 'stamp' | 'undo' | 'redeem'; problem: Problem }

/** A reward that waits for the customer's live code. */
export interface Wanted {
  reward_id: string
  title: string
}

export interface State {
  /** The last verdict; null before the first. */
  verdict: Verdict | null
  /** Whose it is; null where a code was refused unread. */
  about: About | null
  /** Whether the verdict covers the camera. */
  isShown: boolean
  /** Something was asked of the server about the person on the screen. */
  isBusy: boolean
  wanted: Wanted | null
}

export const fresh: State = { verdict: null, about: null, isShown: false, isBusy: false, wanted: null }

export type Heard =
  | { type: 'scanned'; about: About }
  | { type: 'checked'; key: string }
  | { type: 'refused'; problem: Problem; about?: About }
  | { type: 'answered'; key: string; attempt: Attempt }
  | { type: 'waited'; key: string }
  | { type: 'details'; card: string; details: Details }
  | { type: 'asked' }
  | { type: 'undone'; answer: Answer<'/api/v1/visits/{id}/void', 'post'> }
  | { type: 'redeemed'; reward_id: string; title: string }
  | { type: 'failed'; act: 'undo' | 'redeem'; problem: Problem }
  | { type: 'wanted'; wanted: Wanted | null }
  | { type: 'next' }
  | { type: 'back' }

const shown = (state: State, verdict: Verdict, about = state.about): State => ({ ...state, verdict, about, isShown: true, isBusy: false })

export function hear(state: State, heard: Heard): State {
  switch (heard.type) {
    case 'scanned':
      return { ...shown(state, { kind: 'sending' }, heard.about), wanted: null }
    case 'checked':
      return state.about?.key === heard.key ? { ...state, about: { ...state.about, isChecked: true } } : state
    case 'refused':
      return shown(state, { kind: 'refused', act: state.wanted ? 'redeem' : 'stamp', problem: heard.problem }, heard.about ?? null)
    case 'answered':
      return answered(state, heard.key, heard.attempt)
    case 'waited':
      return state.verdict?.kind === 'sending' && state.about?.key === heard.key ? shown(state, { kind: 'unconfirmed' }) : state
    case 'details':
      return state.about?.card === heard.card ? { ...state, about: { ...state.about, details: heard.details } } : state
    case 'asked':
      return { ...state, isBusy: true }
    case 'undone':
      return shown(state, { kind: 'undone' }, state.about && without(state.about, heard.answer))
    case 'redeemed':
      return { ...shown(state, { kind: 'redeemed', title: heard.title }, state.about && used(state.about, heard.reward_id)), wanted: null }
    case 'failed':
      return shown(state, { kind: 'refused', act: heard.act, problem: heard.problem })
    case 'wanted':
      return { ...state, wanted: heard.wanted, isShown: false }
    case 'next':
      return { ...state, isShown: false }
    case 'back':
      return { ...state, isShown: state.verdict !== null }
  }
}

/** An answer may come when somebody else is on the screen, or after the screen went back to the camera. */
function answered(state: State, key: string, attempt: Attempt): State {
  const { about } = state
  if (about?.key !== key || attempt.kind === 'locked') return state
  const isShown = state.isShown || attempt.kind === 'refused'
  if (attempt.kind === 'stamped') return { ...shown(state, { kind: 'stamped' }, { ...about, answer: attempt.answer }), isShown }
  if (attempt.kind === 'refused') return { ...shown(state, { kind: 'refused', act: 'stamp', problem: attempt.problem }), isShown }
  return { ...shown(state, { kind: 'unconfirmed', problem: attempt.problem }), isShown }
}

/** The visit is void: what it brought is gone, and it cannot be undone twice. */
function without(about: About, { progress }: Answer<'/api/v1/visits/{id}/void', 'post'>): About {
  const before = about.answer?.card.progress ?? []
  // What it had earned is what is told to be gone.
  const gone = progress.map((now) => ({ ...now, earned: before.find(({ program_id }) => program_id === now.program_id)?.earned ?? null }))
  const answer = about.answer && { ...about.answer, card: { ...about.answer.card, progress: gone }, rewards: [] }
  return { ...about, answer, details: null }
}

/** A live code redeems once: for the next reward the phone shows another. */
function used(about: About, reward_id: string): About {
  const left = (rewards: Reward[]) => rewards.filter(({ id }) => id !== reward_id)
  const details = about.details && { ...about.details, card: { ...about.details.card, rewards: left(about.details.card.rewards) } }
  return { ...about, isLive: false, details, answer: about.answer && { ...about.answer, rewards: left(about.answer.rewards) } }
}

/** What can be used now: told with the scan, or a moment later. */
export function openRewards(about: About | null): Reward[] {
  const told = [...(about?.details?.card.rewards ?? []), ...(about?.answer?.rewards ?? [])]
  return told.filter(({ id }, index) => told.findIndex((other) => other.id === id) === index)
}

/** The code that earned also redeems, for so long and on this device. */
export const live_code_ms = 60_000

/** Takes the server's time: it says until when it takes a visit back. What paid for a reward stays. */
export function mayUndo({ verdict, about }: State, now_ms: number): boolean {
  return !!about?.answer && verdict?.kind !== 'undone' && verdict?.kind !== 'redeemed' && now_ms < Date.parse(about.answer.visit.undo_until)
}

export function mayRedeem(about: About, now_ms: number): boolean {
  return about.isLive && now_ms - about.seen_at_ms < live_code_ms
}

/** So long a verdict stands before the camera comes back, in seconds; 0 for as long as it takes. */
export function standsFor({ verdict, about }: State): number {
  if (verdict?.kind === 'sending') return 0
  return openRewards(about).length > 0 ? 20 : 8
}
