//! A release while a counter is at work: the new worker waits, the old page goes on, and no scan is lost between the two.

import { createServer, request, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { ask, isKept, openCounter, scan, verdict } from './counter'
import { expect, test, type Demo } from './demo'

/** Stands before the real server, so that a test can release another worker and cut the counter off. */
class Release {
  version = 1
  isCut = false
  private constructor(private readonly server: Server, private readonly target: string) {}

  static async before(target: string): Promise<Release> {
    const release = new Release(createServer(), target)
    release.server.on('request', (asks: IncomingMessage, answer) => {
      const isWorker = asks.url === '/sw.js'
      if (release.isCut && asks.url?.startsWith('/api/')) return void asks.socket.destroy()
      const { 'if-none-match': _, 'accept-encoding': __, ...bare } = asks.headers
      const passed = request(target + asks.url, { method: asks.method, headers: isWorker ? bare : asks.headers }, (from) => {
        if (!isWorker) {
          answer.writeHead(from.statusCode ?? 502, from.headers)
          return void from.pipe(answer)
        }
        const { etag: _, 'content-length': __, ...headers } = from.headers
        answer.writeHead(from.statusCode ?? 502, headers)
        from.pipe(answer, { end: false })
        // Each version says who it is, and is another script by that.
        from.once('end', () => answer.end(`\n;addEventListener('fetch', (event) => event.request.url.endsWith('/who') && event.respondWith(new Response('${release.version}')))`))
      })
      passed.once('error', () => asks.socket.destroy())
      asks.pipe(passed)
    })
    await new Promise<void>((resolve) => release.server.listen(0, '127.0.0.1', resolve))
    return release
  }

  at(url: string): string {
    return url.replace(new URL(this.target).origin, `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`)
  }

  close(): void {
    this.server.close()
    this.server.closeAllConnections()
  }
}

/** Which worker serves the page. */
const who = (page: Page) => page.evaluate(() => fetch('/who').then((answer) => (answer.ok ? answer.text() : 'nobody')))
const hasWaiting = (page: Page) => page.evaluate(async () => !!(await navigator.serviceWorker.getRegistration())?.waiting)

/**
 * Lets the workers sleep. A browser does so by itself with one that has nothing to do, before another takes its place, but
 * with none that is watched as these tests watch it.
 */
async function rest(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('ServiceWorker.enable')
  await cdp.send('ServiceWorker.stopAllWorkers')
  await cdp.detach()
}

test('a new worker waits while the counter works, takes over when it starts anew, and loses no scan', async ({ page, demo }) => {
  const release = await Release.before(new URL(demo.counter_url).origin)
  try {
    const here: Demo = { ...demo, counter_url: release.at(demo.counter_url) }
    const cards: { id: string; code: string }[] = []
    for (let n = 0; n < 3; n += 1) {
      const { card } = await ask<{ card: { id: string } }>(page, demo, 'POST', '/customers', {})
      cards.push({ id: card.id, code: (await ask<{ text: string }>(page, demo, 'GET', `/cards/${card.id}/code`)).text })
    }
    await openCounter(page, here)
    await isKept(page)
    await expect.poll(() => who(page)).toBe('1')

    release.isCut = true
    const saved = async (n: number) => {
      await scan(page, cards[n - 1]!.code)
      await expect(verdict(page)).toContainText('Saved, not yet confirmed')
      await expect(page.getByText(`${n} not yet confirmed`)).toBeVisible()
    }
    await saved(1)
    release.version = 2
    // The first start after the release finds it; the page at work keeps the worker it began with.
    await page.reload({ waitUntil: 'commit' })
    await expect.poll(() => hasWaiting(page)).toBe(true)
    await expect(page.getByText('1 not yet confirmed')).toBeVisible()
    await saved(2)
    await rest(page)
    expect(await who(page)).toBe('1')
    expect(await hasWaiting(page)).toBe(true)

    // The next start is alone, and lets it in.
    await page.reload({ waitUntil: 'commit' })
    await expect(async () => {
      await rest(page)
      expect(await hasWaiting(page)).toBe(false)
    }).toPass({ timeout: 30_000 })
    // A page whose worker was put to sleep in the midst of coming in has none until it starts anew.
    await expect(async () => {
      if ((await who(page)) !== '2') await page.reload({ waitUntil: 'commit' })
      expect(await who(page)).toBe('2')
    }).toPass({ timeout: 30_000 })
    await expect(page.getByText('2 not yet confirmed')).toBeVisible()
    await saved(3)

    release.isCut = false
    await expect(page.getByText('all confirmed')).toBeVisible()
    for (const { id } of cards) {
      const { data } = await ask<{ data: { visit_id: string | null }[] }>(page, demo, 'GET', `/cards/${id}/entries`)
      expect(new Set(data.map(({ visit_id }) => visit_id)).size).toBe(1)
    }
  } finally {
    release.close()
  }
})
