//! Scanning, undoing and redeeming: what a person does at the counter, turned into requests and what is heard of them.

import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { ScanBody } from '../api/client'
import { details, type ByWhat, redeem as askRedeem, undo as askUndo } from './acts'
import { Gate } from './code/gate'
import type { Reading } from './code/read'
import type { Shift } from './door'
import { newKey } from './key'
import { now, present, refreshKnown } from './known'
import type { Problem } from './problem'
import type { Queue } from './queue'
import { mayRedeem, type About, type Heard, type Reward, type State } from './till'

/** Beside the code: how many stamps, and what was bought. */
export type Given = Pick<ScanBody, 'stamps' | 'amount_minor' | 'items'>

export interface Acts {
  /** A code that was typed, pasted or read from a photo. */
  take: (text: string, given: Given) => void
  /** What the camera sees at one look; it sees the same again and again. */
  see: (texts: string[], given: Given, isNew: () => void) => void
  damaged: () => void
  more: () => void
  undo: (reason: string) => void
  redeem: (reward: Reward) => void
  /** With a manager's word where there is no live code. */
  override: (reward: Reward, pin: string, reason: string) => void
  /** Waits for the live code of the card that a reward is on. */
  want: (reward: Reward) => void
}

const codes = () => import('./code/codes')
const local = (name: string): Problem => ({ type: `urn:timbro:problem:${name}` })
/** What a code that is no card is refused with, before anything is sent. */
const unread: Partial<Record<Reading['kind'], Problem>> = {
  foreign: local('code-foreign'),
  damaged: local('code-damaged'),
  misspelt: local('code-misspelt'),
  ticket: local('code-is-ticket'),
}

export function useTill(shift: Shift, queue: Queue, state: State, hear: (heard: Heard) => void): Acts {
  const mine = useRef({ state, shift })
  mine.current = { state, shift }
  const kept = useMemo(() => ({ gate: new Gate(), cards: new Map<string, string>(), keys: new Map<string, string>() }), [])
  /** One key for one act: a second tap after a lost answer repeats it. */
  const keyOf = (act: string) => {
    if (!kept.keys.has(act)) kept.keys.set(act, newKey())
    return kept.keys.get(act)!
  }

  // Asked for beside the verdict, and never before it: nobody waits for a greeting.
  const { about, verdict } = state
  const answered = about?.answer?.card.id
  useEffect(() => {
    if (!about || (verdict?.kind !== 'stamped' && verdict?.kind !== 'refused')) return
    if (answered) kept.cards.set(about.card, answered)
    const id = answered ?? kept.cards.get(about.card)
    if (!id || about.details) return
    void details(id).then((told) => 'told' in told && hear({ type: 'details', card: about.card, details: told.told }))
  }, [about?.key, verdict?.kind, answered])

  const scan = async (about: About, reading: Reading, given: Given) => {
    hear({ type: 'scanned', about })
    const { isGenuine } = await codes()
    let genuine = await isGenuine(reading, present().keys)
    // What looks forged may be signed with a key newer than ours.
    if (genuine === 'no' && navigator.onLine) genuine = await isGenuine(reading, (await refreshKnown()).keys)
    if (genuine === 'no') return hear({ type: 'refused', problem: local('code-unknown') })
    if (genuine === 'yes') hear({ type: 'checked', key: about.key })
    const { shift } = mine.current
    const body = { code: about.code, ...given, scanned_at: now().toISOString() }
    const by = { id: shift.staff_id, name: shift.name }
    const came = await queue.add({ key: about.key, body, made_at_ms: Date.now(), by })
    if (came !== 'kept') hear({ type: 'refused', problem: local(`scan-${came}`) })
  }

  const spend = async (reward: Reward | { id: string; title: string }, body: ByWhat, key: string) => {
    hear({ type: 'asked' })
    const told = await askRedeem(reward.id, body, key)
    if ('told' in told) hear({ type: 'redeemed', reward_id: reward.id, title: told.told.title })
    else hear({ type: 'failed', act: 'redeem', problem: told.problem })
  }

  const take = async (text: string, given: Given) => {
    const { read, sameness } = await codes()
    const reading = read(text)
    const problem = unread[reading.kind]
    if (problem || !('text' in reading)) return hear({ type: 'refused', problem: problem ?? local('code-foreign') })
    const isLive = reading.kind === 'card' && reading.isLive
    const about: About = {
      key: newKey(),
      code: reading.text,
      isLive,
      card: sameness(reading, text),
      seen_at_ms: Date.now(),
      isChecked: false,
      answer: null,
      details: null,
    }
    const { wanted } = mine.current.state
    if (!wanted) return void scan(about, reading, given)
    if (!isLive) return hear({ type: 'refused', problem: local('code-may-not-redeem') })
    void spend({ id: wanted.reward_id, title: wanted.title }, { code: reading.text }, keyOf(wanted.reward_id + reading.text))
  }

  /** A page that was never whole here has no network to become so. */
  const unready = () => hear({ type: 'refused', problem: local('unreachable') })

  return {
    take: (text, given) => void take(text, given).catch(unready),
    see: async (texts, given, isNew) => {
      const { read, sameness } = await codes()
      const same = (text: string) => sameness(read(text), text)
      const fresh = kept.gate.look(texts.map(same), performance.now())
      const text = texts.find((text) => fresh.includes(same(text)))
      if (text === undefined) return
      isNew()
      void take(text, given)
    },
    damaged: () => hear({ type: 'refused', problem: local('code-damaged') }),
    more: async () => {
      const { about } = mine.current.state
      if (!about) return
      const again: About = { ...about, key: newKey(), answer: null, details: null }
      void scan(again, (await codes()).read(about.code), { stamps: 1 })
    },
    undo: (reason) => {
      const visit = mine.current.state.about?.answer?.visit
      if (!visit) return
      hear({ type: 'asked' })
      void askUndo(visit.id, reason, keyOf(visit.id)).then((told) =>
        hear('told' in told ? { type: 'undone', answer: told.told } : { type: 'failed', act: 'undo', problem: told.problem }),
      )
    },
    redeem: (reward) => {
      const { about } = mine.current.state
      if (about && mayRedeem(about, Date.now())) void spend(reward, { code: about.code }, keyOf(reward.id + about.code))
    },
    override: (reward, pin, reason) => void spend(reward, { override: { pin, reason } }, newKey()),
    want: (reward) => {
      kept.gate.forget()
      hear({ type: 'wanted', wanted: { reward_id: reward.id, title: reward.title } })
    },
  }
}
