//! Which ways of signing in there are at this address and in this browser.

import { useEffect, useState } from 'preact/hooks'
import type { Say } from '../../words'
import { ways, type Ways } from '../api'
import { canPasskeys, makeReady } from './passkey'

const reasons = { 'ip-address': 'owner-passkeys-off-ip-address', 'plain-http': 'owner-passkeys-off-plain-http' }

/** Why there is no passkey here, in a sentence; nothing where there can be one, or as long as it is not known. */
export function withoutPasskeys(say: Say, known: Ways | undefined): string {
  if (!known || (known.passkeys && canPasskeys())) return ''
  if (known.passkeys) return say('owner-passkeys-off-browser')
  return say(known.reason ? reasons[known.reason] : 'owner-passkeys-off-unknown')
}

/** What the server tells of itself; asked once a screen. */
export function useWays(): Ways | undefined {
  const [known, setKnown] = useState<Ways>()
  useEffect(() => {
    makeReady()
    void ways().then((answer) => setKnown('told' in answer ? answer.told : { passkeys: false }))
  }, [])
  return known
}
