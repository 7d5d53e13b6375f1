//! The counter's state, moved by what is heard.

import { expect, test } from 'vitest'
import type { ScanAnswer } from '../src/api/client'
import { fresh, hear, mayRedeem, mayUndo, openRewards, standsFor, type About, type Heard, type State } from '../src/counter/till'

const about = (key: string): About => ({ key, code: 'T2', isLive: true, card: 'card', seen_at_ms: 0, isChecked: false, answer: null, details: null })
const reward = (id: string) => ({ id, title: 'Cornetto', issued_at: '2026-03-10T08:00:00Z' })
const answer = {
  visit: { id: 'v', at: '2026-03-10T08:00:00Z', undo_until: '2026-03-10T08:15:00Z' },
  card: { id: 'c', progress: [{ program_id: 'p', stamps: 8, goal: 10, earned: 1 }] },
  rewards: [],
  customer: { id: 'k', display_name: 'Marta' },
} as unknown as ScanAnswer

const after = (...all: Heard[]): State => all.reduce(hear, fresh)
const scanned: Heard = { type: 'scanned', about: about('a') }
const stamped: Heard = { type: 'answered', key: 'a', attempt: { kind: 'stamped', answer } }

test('a scan is sent, stamped, and gives way to the camera', () => {
  expect(after(scanned).verdict).toEqual({ kind: 'sending' })
  expect(after(scanned, stamped)).toMatchObject({ verdict: { kind: 'stamped' }, isShown: true })
  expect(after(scanned, stamped, { type: 'next' }).isShown).toBe(false)
  expect(after(scanned, stamped, { type: 'next' }, { type: 'back' })).toEqual(after(scanned, stamped))
})

test('an answer of somebody who has gone changes nothing on the screen', () => {
  const next: Heard = { type: 'scanned', about: about('b') }
  expect(after(scanned, next, stamped)).toEqual(after(scanned, next))
})

test('patience ends, and the answer that comes at last still counts', () => {
  const waited = after(scanned, { type: 'waited', key: 'a' })
  expect(waited.verdict?.kind).toBe('unconfirmed')
  expect(hear(waited, stamped).verdict?.kind).toBe('stamped')
  expect(hear(after(scanned, stamped), { type: 'waited', key: 'a' }).verdict?.kind).toBe('stamped')
})

test('a stamp confirmed behind the camera does not cover it, a refusal does', () => {
  const away = after(scanned, { type: 'waited', key: 'a' }, { type: 'next' })
  expect(hear(away, stamped)).toMatchObject({ verdict: { kind: 'stamped' }, isShown: false })
  expect(hear(away, { type: 'answered', key: 'a', attempt: { kind: 'refused', problem: { type: 'cool-down' } } }).isShown).toBe(true)
})

test('what was taken back cannot be taken back again', () => {
  const state = after(scanned, stamped)
  const at = (time: string) => Date.parse(`2026-03-10T${time}Z`)
  expect([mayUndo(state, at('08:14:59')), mayUndo(state, at('08:15:00'))]).toEqual([true, false])
  const progress = [{ program_id: 'p', stamps: 7, goal: 10 }]
  const undone = hear(state, { type: 'undone', answer: { visit_id: 'v', card_id: 'c', progress } })
  expect([undone.verdict?.kind, undone.about?.answer?.card.progress, mayUndo(undone, at('08:01:00'))]).toEqual(['undone', [{ ...progress[0], earned: 1 }], false])
})

test('a reward that was used is offered no more, whoever told of it', () => {
  const won: Heard = { type: 'answered', key: 'a', attempt: { kind: 'stamped', answer: { ...answer, rewards: [reward('r')] } } }
  const details: Heard = { type: 'details', card: 'card', details: { card: { rewards: [reward('r'), reward('s')] }, greeting: null } as never }
  expect(openRewards(after(scanned, won, details).about).map(({ id }) => id)).toEqual(['r', 's'])
  const used = after(scanned, won, details, { type: 'redeemed', reward_id: 'r', title: 'Cornetto' })
  expect(openRewards(used.about).map(({ id }) => id)).toEqual(['s'])
  expect(mayRedeem(used.about!, 1_000), 'a live code redeems once').toBe(false)
  expect(standsFor(used)).toBeGreaterThan(standsFor(after(scanned, stamped)))
})

test('a live code redeems for a minute, a printed one never', () => {
  expect([mayRedeem(about('a'), 59_999), mayRedeem(about('a'), 60_000), mayRedeem({ ...about('a'), isLive: false }, 0)]).toEqual([true, false, false])
})

test('a code that is refused while a reward waits for one is not called unstamped', () => {
  const wanted: Heard = { type: 'wanted', wanted: { reward_id: 'r', title: 'Cornetto' } }
  const refused: Heard = { type: 'refused', problem: { type: 'code-foreign' } }
  expect(after(wanted, refused)).toMatchObject({ verdict: { act: 'redeem' }, wanted: { reward_id: 'r' } })
  expect(after(refused)).toMatchObject({ verdict: { act: 'stamp' }, about: null })
})
