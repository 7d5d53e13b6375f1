//! How something was and how it is now, for people to read.

import type { Language, Say } from '../../words'
import { moment, number } from '../parts/format'

/** What a row of the log says of a moment: ids, numbers, words and truths by name. */
export type Data = Record<string, unknown>

export interface Change {
  name: string
  before?: unknown
  after?: unknown
}

/** What was one thing and is another, and what was only told; what stayed as it was is left out. */
export function changes(before: Data | null | undefined, after: Data | null | undefined): Change[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return names.map((name) => ({ name, before: before?.[name], after: after?.[name] })).filter((change) => change.before !== change.after)
}

/** What the data are called; what is not here is said as the log has it. */
const names: Record<string, string> = {
  amount_minor: 'records-datum-amount',
  card_id: 'records-datum-card',
  closures: 'records-datum-closures',
  counter: 'records-datum-counter',
  day_end_minutes: 'records-datum-day-end',
  device_seq: 'records-datum-device-seq',
  epoch: 'records-datum-epoch',
  has_colour: 'records-datum-colour',
  has_logo: 'records-datum-logo',
  head: 'records-datum-head',
  is_given: 'records-datum-given',
  is_known_browser: 'records-datum-browser',
  kind: 'records-datum-kind',
  location_id: 'records-key-place',
  marketing_months: 'records-datum-marketing',
  mode: 'records-key-mode',
  overlap_hours: 'records-datum-overlap',
  owner: 'records-datum-owner',
  privacy_notice: 'records-datum-privacy',
  profiling_months: 'records-datum-profiling',
  program_id: 'records-datum-program',
  purpose: 'records-datum-purpose',
  question: 'records-datum-question',
  reason: 'records-datum-reason',
  role: 'team-role',
  scanned_at: 'records-datum-scanned',
  signs_with: 'records-datum-signs',
  stamps: 'records-datum-stamps',
  status: 'records-datum-status',
  units_returned: 'records-datum-units',
  version: 'records-datum-version',
  visit_id: 'records-datum-visit',
  window_days: 'records-datum-window',
  written: 'records-datum-written',
  wrong: 'records-datum-wrong',
}

/** The words that a row may hold, where a person would say them otherwise. */
const values: Record<string, string> = {
  'role.staff': 'team-role-staff',
  'role.manager': 'team-role-manager',
  'role.owner': 'team-role-owner',
  'mode.live': 'records-mode-live',
  'mode.test': 'records-mode-test',
  'status.running': 'records-status-running',
  'status.paused': 'records-status-paused',
  'status.ended': 'records-status-ended',
  'reason.own_card': 'records-reason-own-card',
  'reason.cool_down': 'records-reason-cool-down',
  'reason.daily_cap': 'records-reason-daily-cap',
  'reason.code_unknown': 'records-reason-code-unknown',
  'reason.code_replaced': 'records-reason-code-replaced',
  'reason.unknown_key': 'records-reason-forged',
  'reason.bad_signature': 'records-reason-forged',
  'reason.wrong_tag': 'records-reason-forged',
  'reason.key_revoked': 'records-reason-forged',
}

const times = ['scanned_at', 'at']
const is_id = /^[0-9a-f]{8}-[0-9a-f]{4}-/
const is_hash = /^[0-9a-f]{64}$/

/** What a datum is called. */
export const datumName = (say: Say, name: string) => (names[name] ? say(names[name]) : name.replaceAll('_', ' '))

/** A datum as one reads it. Of what only a machine reads, the beginning is enough to recognise it by. */
export function datum(say: Say, language: Language, name: string, value: unknown): string {
  if (value === undefined || value === null) return '—'
  if (typeof value === 'boolean') return say(value ? 'records-yes' : 'records-no')
  if (typeof value === 'number') return times.includes(name) ? moment(language, value) : number(language, value)
  const text = String(value)
  if (is_id.test(text)) return short(text)
  if (is_hash.test(text)) return `${text.slice(0, 8)}…`
  const word = values[`${name}.${text}`]
  return word ? say(word) : text.replaceAll('_', ' ')
}

/** An id's end: ids that were made at the same time begin alike. */
export const short = (id: string) => `…${id.slice(-8)}`
