//! The counter wears its shop's colour, and remembers it for when there is no network.

import { client } from '../api/client'
import { tell } from '../api/tell'
import { wear } from '../wear'
import { recall, remember } from './memory'

/** What it wore last. */
export const dressAgain = () => wear(recall()?.colour)

/** What the shop has chosen by now. Without an answer it stays as it was. */
export async function dress(): Promise<void> {
  const answer = await tell(client.GET('/api/v1/shop'))
  const known = recall()
  if (!('told' in answer) || !known) return
  remember({ ...known, colour: answer.told.colour ?? null })
  wear(answer.told.colour)
}
