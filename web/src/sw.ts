//! The service worker: a card and the counter open without a network.
//!
//! It keeps what was built, the pages of cards that were seen last, and nothing else: no answer of the API, nothing of the
//! office. A new version waits until no page is open, or until one starts alone, and never changes a page under a hand.

import { registerRoute } from 'workbox-routing/registerRoute'
import { isCard, keepCard, dropCard, answerCard } from './sw/cards'
import { Shelf, type File } from './sw/shelf'

declare const self: ServiceWorkerGlobalScope
/** What the build made, in three lots. */
declare const __FILES__: { card: File[]; counter: File[]; decoder: File[] }
const files = __FILES__

const card = new Shelf('timbro-card', files.card)
const counter = new Shelf('timbro-counter', files.counter)
/** As heavy as all else together, and needed only where the browser has no decoder of its own: kept last, after the start. */
const decoder = new Shelf('timbro-decoder', files.decoder)
const shelves = [card, counter, decoder]

const windows = () => self.clients.matchAll({ type: 'window', includeUncontrolled: true })
const isCounter = (url: string) => new URL(url).pathname.startsWith('/counter')

/** A customer's phone does not carry the counter: it is kept where somebody has opened it. */
async function install(event: ExtendableEvent): Promise<void> {
  await card.fill(event)
  if ((await counter.isUsed()) || (await windows()).some(({ url }) => isCounter(url))) await counter.fill(event)
}

/** A page has started. One that is alone lets a waiting version in; then what the page needs without a network is kept. */
async function started(event: ExtendableMessageEvent): Promise<void> {
  if (self.registration.waiting && (await windows()).length <= 1) await self.skipWaiting()
  const { url } = event.source as WindowClient
  if (isCard(new URL(url))) await keepCard(url)
  if (!isCounter(url)) return
  for (const shelf of [counter, decoder]) {
    await shelf.fill(event)
    await shelf.tidy()
  }
}

async function activate(): Promise<void> {
  for (const shelf of shelves) await shelf.tidy()
  // The page that brought the worker is served by it at once.
  await self.clients.claim()
}

self.addEventListener('install', (event) => event.waitUntil(install(event)))
self.addEventListener('activate', (event) => event.waitUntil(activate()))
self.addEventListener('message', (event) => {
  if (event.data === 'started' && event.source) event.waitUntil(started(event))
})

for (const shelf of shelves) shelf.serve()
// A page that stood open over a release asks for a file that is in no list any more.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/static/app/assets/'),
  async ({ request }) => (await caches.match(request)) ?? fetch(request),
)
registerRoute(({ url, sameOrigin }) => sameOrigin && isCard(url), answerCard)

// What is sent from a card's page changes the card, or ends it: its copy is not the last word any more.
self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request
  if (method === 'POST' && mode === 'navigate') event.waitUntil(dropCard(new URL(url)))
})
