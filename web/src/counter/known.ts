//! What the counter knows of its shop without asking: its public keys, its programs, and by how much this clock is wrong.

import { client } from '../api/client'
import { tell } from '../api/tell'
import { programs, type Program } from './acts'
import type { ShopKeys } from './code/verify'
import { facts } from './store'

export interface Known {
  keys: ShopKeys | null
  programs: Program[] | null
  /** The server's clock less this one. */
  ahead_ms: number
}

const nothing: Known = { keys: null, programs: null, ahead_ms: 0 }

let known: Known = nothing

/** What was known when the page was last open. */
export async function recallKnown(): Promise<Known> {
  const kept = await facts.get<Known>('known')
  // What the server has said meanwhile is newer.
  if (known === nothing && kept) known = kept
  return known
}

/** Asks for all of it anew; what is not answered stays as it was. */
export async function refreshKnown(): Promise<Known> {
  const [keys, listed] = await Promise.all([tell(client.GET('/api/v1/counter/keys')), programs()])
  if ('told' in keys) known = { ...known, keys: keys.told, ahead_ms: Date.parse(keys.told.now) - Date.now() }
  if ('told' in listed) known = { ...known, programs: listed.told.data }
  await facts.set('known', known)
  return known
}

/** A device that is enrolled anew may belong to another shop. */
export async function forgetKnown(): Promise<void> {
  known = nothing
  await facts.set('known', nothing)
}

export const present = (): Known => known
/** The time as the server has it: a till whose clock is slow must not date its scans so. */
export const now = (): Date => new Date(Date.now() + known.ahead_ms)
