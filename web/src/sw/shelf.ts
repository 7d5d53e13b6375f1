//! A lot of built files that are kept together, in a cache of their own.

import { PrecacheController } from 'workbox-precaching/PrecacheController'
import { PrecacheRoute } from 'workbox-precaching/PrecacheRoute'
import { registerRoute } from 'workbox-routing/registerRoute'

/** A file's address, and a hash of its content where the address has none. */
export interface File {
  url: string
  revision: string | null
}

/** The addresses under which files of this release and of the one before it lie in the cache. */
interface Releases {
  now: string[]
  before: string[]
}

/** Where the cache keeps its list. No file has such an address. */
const list = '/static/app/releases'

export class Shelf {
  private readonly controller: PrecacheController
  private readonly addresses: string[]

  constructor(name: string, files: File[]) {
    this.controller = new PrecacheController({ cacheName: name })
    this.controller.addToCacheList(files)
    this.addresses = [...this.controller.getURLsToCacheKeys().values()]
  }

  /** Answers for its files, from the network where they are not kept. */
  serve(): void {
    registerRoute(new PrecacheRoute(this.controller))
  }

  /** Whether somebody has filled it before, in this release or another. */
  async isUsed(): Promise<boolean> {
    const cache = await caches.open(this.controller.strategy.cacheName)
    return (await cache.keys()).length > 0
  }

  /** Keeps what is not kept yet. The controller fills its cache at installation only, so every occasion is called one. */
  async fill(event: ExtendableEvent): Promise<void> {
    const occasion = { type: 'install', waitUntil: (work: Promise<unknown>) => event.waitUntil(work) }
    await this.controller.install(occasion as ExtendableEvent)
  }

  /** Throws away what is older than the release before this one. */
  async tidy(): Promise<void> {
    if (!(await this.isUsed())) return
    const cache = await caches.open(this.controller.strategy.cacheName)
    const known = await cache.match(list)
    const last: Releases = known ? await known.json() : { now: [], before: [] }
    const isSame = last.now.join() === this.addresses.join()
    const kept: Releases = { now: this.addresses, before: isSame ? last.before : last.now }
    await cache.put(list, new Response(JSON.stringify(kept)))
    const wanted = new Set([...kept.now, ...kept.before, new URL(list, location.href).href])
    for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request)
  }
}
