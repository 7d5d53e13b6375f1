//! The pages of cards: fresh where the network answers in time, else as they were seen last.

import { NetworkFirst } from 'workbox-strategies/NetworkFirst'
import { forget } from '../card/keep'

const name = 'timbro-cards'
/** A phone holds a card for each shop; who has more opens the oldest with a network. */
const max_cards = 8
/** After this long a page that was seen before is better than one that is still on its way. */
const patience_seconds = 3

/** A card's own page, and none below it. */
export const isCard = ({ pathname, search }: URL) => /^\/c\/[0-9a-z]{26}$/.test(pathname) && !search

/** The card that an address belongs to. */
const cardOf = ({ pathname }: URL) => /^\/c\/[0-9a-z]{26}(?=\/|$)/.exec(pathname)?.[0]

/** The copy goes, and with it the key of a card that has ended. */
async function end(card: string): Promise<void> {
  await (await caches.open(name)).delete(card)
  await forget(card).catch(() => {})
}

async function leaveTheNewest(): Promise<void> {
  const cache = await caches.open(name)
  const kept = await cache.keys()
  await Promise.all(kept.slice(0, -max_cards).map((request) => cache.delete(request)))
}

const strategy = new NetworkFirst({
  cacheName: name,
  networkTimeoutSeconds: patience_seconds,
  plugins: [
    {
      fetchDidSucceed: async ({ request, response }) => {
        const card = cardOf(new URL(request.url))
        if (card && (response.status === 404 || response.status === 410)) await end(card)
        return response
      },
      cacheWillUpdate: async ({ response }) => (response.status === 200 && !response.redirected ? response : null),
      cacheDidUpdate: leaveTheNewest,
    },
  ],
})

/** Answers for a card's page, whether it is opened or asked for by its own script. */
export const answerCard = strategy.handle.bind(strategy)

/** Keeps the page that was open before the worker was there. */
export async function keepCard(url: string): Promise<void> {
  const cache = await caches.open(name)
  if (await cache.match(url)) return
  const response = await fetch(url, { credentials: 'same-origin' })
  if (response.status === 200 && !response.redirected) await cache.put(url, response)
}

/** Forgets a copy that was changed by what is being sent; a card that is erased loses its key with it. */
export async function dropCard(url: URL): Promise<void> {
  const card = cardOf(url)
  if (!card) return
  if (url.pathname === `${card}/privacy/erasure`) await end(card)
  else await (await caches.open(name)).delete(card)
}
