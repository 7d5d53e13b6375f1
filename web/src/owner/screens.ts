//! The office's screens: where each is, what it is called, and what it loads when it is opened.

import type { ComponentType } from 'preact'
import type { Language, Say } from '../words'
import { learn, type Speech } from './words'

export interface ScreenProps {
  say: Say
  language: Language
  /** What stands in the address after the screen's own name: `#customers/ID` gives `ID`. */
  rest: string
}

export interface Screen {
  hash: string
  word: string
  load: () => Promise<ComponentType<ScreenProps>>
}

type Shows = ComponentType<ScreenProps>
const speaking = async (speech: Speech, file: Promise<Shows>, more?: Speech): Promise<Shows> =>
  (await Promise.all([file, learn(speech), more && learn(more)]))[0]

/** Where one arrives. */
export const first: Screen = { hash: '', word: 'owner-today', load: () => speaking('today', import('./today/Today').then((file) => file.Today)) }

/** What is under the thumb. */
export const main: readonly Screen[] = [
  first,
  { hash: 'numbers', word: 'owner-numbers', load: () => speaking('numbers', import('./numbers/Numbers').then((file) => file.Numbers), 'metrics') },
  { hash: 'customers', word: 'owner-customers', load: () => speaking('customers', import('./customers/Customers').then((file) => file.Customers)) },
  { hash: 'inbox', word: 'owner-inbox', load: () => speaking('inbox', import('./inbox/Inbox').then((file) => file.Inbox)) },
]

/** What is done more rarely. */
export const more: readonly Screen[] = [
  { hash: 'programs', word: 'owner-programs', load: () => speaking('programs', import('./programs/Programs').then((file) => file.Programs)) },
  { hash: 'posters', word: 'owner-posters', load: () => speaking('shop', import('./shop/Posters').then((file) => file.Posters)) },
  { hash: 'goals', word: 'owner-goals', load: () => speaking('today', import('./goals/Goals').then((file) => file.Goals), 'metrics') },
  { hash: 'calculator', word: 'owner-calculator', load: () => speaking('today', import('./calculator/Calculator').then((file) => file.Calculator), 'metrics') },
  { hash: 'team', word: 'team-title', load: () => import('./team/Team').then((file) => file.Team) },
  { hash: 'settings', word: 'owner-settings', load: () => speaking('shop', import('./shop/Settings').then((file) => file.Settings)) },
  { hash: 'exports', word: 'owner-exports', load: () => speaking('records', import('./records/Exports').then((file) => file.Exports)) },
  { hash: 'keys', word: 'owner-keys', load: () => speaking('records', import('./records/Keys').then((file) => file.Keys)) },
  { hash: 'fraud', word: 'owner-fraud', load: () => speaking('records', import('./records/Fraud').then((file) => file.Fraud)) },
  { hash: 'audit', word: 'owner-audit', load: () => speaking('records', import('./records/Audit').then((file) => file.Audit)) },
  { hash: 'security', word: 'owner-security', load: () => import('./security/Security').then((file) => file.Security) },
]

/** The list of them, for screens too narrow to show it always. */
const all: Screen = { hash: 'more', word: 'owner-more', load: () => import('./More').then((file) => file.More) }

const screens: readonly Screen[] = [...main, ...more, all]

/** The screen that an address names, and what stands after its name. */
export function named(hash: string): { screen: Screen; rest: string } {
  const [name = '', ...rest] = hash.replace(/^#/, '').split('/')
  return { screen: screens.find((screen) => screen.hash === name) ?? first, rest: decodeURIComponent(rest.join('/')) }
}
