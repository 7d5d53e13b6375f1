//! What a slow phone on a slow network pays for the card: requests, bytes, time to the largest paint, and no jump of the page.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test'
import { openCounter } from './counter'
import { expect, test, type Demo } from './demo'

const page_bytes = 6 * 1024
const script_gz_bytes = 12 * 1024
/** The card's largest paint in terms of the smallest page that shows the same code. */
const paint_ratio = 1.2
/** Alternating loads of each page: so many at least, and on a busy machine up to so many. */
const least_loads = 6
const most_loads = 24
/** A page's two quickest loads lie so near to each other, or the machine had no two quiet moments yet. */
const agreeing = 1.05
const cpu_slowdown = 4
/** A slow 4G as Lighthouse applies it to each request: 150 ms and 1.6 Mbit/s, with what a connection costs on top. */
const slow = { offline: false, latency: 150 * 3.75, downloadThroughput: (1_600_000 / 8) * 0.9, uploadThroughput: (750_000 / 8) * 0.9 }

interface Measured {
  largest_paint_ms: number
  shift: number
}

/** Notes the largest paint and every jump of the page, from the first moment on. */
async function measure(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const measured = ((window as unknown as { measured: Measured }).measured = { largest_paint_ms: 0, shift: 0 })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) measured.largest_paint_ms = entry.startTime
    }).observe({ type: 'largest-contentful-paint', buffered: true })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) measured.shift += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

const measured = (page: Page) => page.evaluate(() => (window as unknown as { measured: Measured }).measured)

/** A phone that holds a card with ten stamps in sight and a reward, and what its browser remembers. */
async function holder(browser: Browser, demo: Demo): Promise<Awaited<ReturnType<BrowserContext['storageState']>>> {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(demo.card_url)
  await page.getByRole('button', { name: 'Keep it here' }).click()
  await expect(page.locator('[data-live-says]')).toHaveText(/live code/)
  const state = await context.storageState()
  await context.close()
  return state
}

async function cdp(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  return session
}

async function slowDown(page: Page): Promise<void> {
  const session = await cdp(page)
  await session.send('Network.emulateNetworkConditions', slow)
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu_slowdown })
}

const phone = { locale: 'en-GB', viewport: { width: 360, height: 800 } }

test('the card is one request before it is painted, of six kilobytes, and its script comes after', async ({ browser, demo }) => {
  const context = await browser.newContext({ ...phone, storageState: await holder(browser, demo) })
  const page = await context.newPage()
  const session = await cdp(page)
  const urls = new Map<string, string>()
  const wire = new Map<string, number>()
  session.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => wire.set(urls.get(requestId) ?? '', encodedDataLength))
  await page.goto(demo.card_url)
  await expect(page.locator('[data-live-says]')).toHaveText(/live code/)
  await expect(page.locator('.stamps').first().locator('i')).toHaveCount(10)
  await expect(page.locator('[data-reward]')).not.toHaveCount(0)

  const blocking = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as (PerformanceResourceTiming & { renderBlockingStatus: string })[])
      .filter(({ renderBlockingStatus }) => renderBlockingStatus === 'blocking').map(({ name }) => name))
  expect(blocking).toEqual([])
  if (process.env.TIMBRO_FIGURES) console.log(wire.get(demo.card_url))
  expect(wire.get(demo.card_url)).toBeLessThanOrEqual(page_bytes)

  // All scripts that the page's own imports, as they were sent.
  const script = new URL('/static/app/card.js', demo.card_url).href
  expect([...urls.values()]).toContain(script)
  const text = await (await page.request.get(script)).text()
  expect(/(?:^|[;}])import[{"' ]/.test(text), 'the script is one file').toBe(false)
  expect(gzipSync(text, { level: 9 }).length).toBeLessThanOrEqual(script_gz_bytes)
})

for (const viewport of [phone.viewport, { width: 1440, height: 900 }]) {
  test(`nothing jumps on the card at ${viewport.width}`, async ({ browser, demo }) => {
    const context = await browser.newContext({ ...phone, viewport, storageState: await holder(browser, demo) })
    await measure(context)
    const page = await context.newPage()
    await slowDown(page)
    await page.goto(demo.card_url)
    await expect(page.locator('[data-live-says]')).toHaveText(/live code/)
    await expect(page.locator('.larger path')).toHaveCount(1)
    expect((await measured(page)).shift).toBe(0)
  })
}

test('nothing jumps on the counter', async ({ page, context, demo }) => {
  await measure(context)
  await openCounter(page, demo)
  await page.goto(`${new URL(demo.counter_url).origin}/counter`)
  await expect(page.getByLabel('Code')).toBeVisible()
  expect((await measured(page)).shift).toBe(0)
})

/** Whatever else the machine does makes a load slower and never faster: the quickest tells of the page, the rest of neighbours. */
const quickest = (values: number[]) => Math.min(...values)

/** Whether one quick load is no accident. */
function areTwo(values: number[]): boolean {
  const [first, second] = [...values].sort((a, b) => a - b)
  return second! <= first! * agreeing
}

test('the card is painted nearly as fast as the smallest page with the same code', async ({ browser, demo }, info) => {
  test.slow()
  const storageState = await holder(browser, demo)
  const asked = await (await browser.newContext({ storageState })).newPage()
  await asked.goto(demo.card_url)
  const name = await asked.locator('h1').textContent()
  const text = await (await asked.request.get(demo.card_url)).text()
  const [svg] = /<svg.*?<\/svg>/s.exec(text.slice(text.indexOf('data-live')))!
  const smallest = gzipSync(`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>${name}</title><style>body{margin:0}svg{display:block;width:100%;height:auto}</style><h1>${name}</h1>${svg}</html>`, { level: 9 })
  // Both pages lie ready on one server: what a debug build takes to make the card is not what a phone takes to show it.
  const card_path = new URL(demo.card_url).pathname
  const ready = new Map([['/least', smallest], [card_path, gzipSync(text, { level: 9 })]])
  const server = createServer((asks, answer) => {
    const page = ready.get(asks.url ?? '')
    if (page) return void answer.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(page)
    void (asks.url?.startsWith('/static/') ? fetch(new URL(asks.url, demo.card_url)) : Promise.resolve(new Response(null, { status: 404 }))).then(
      async (file) => answer.writeHead(file.status, { 'content-type': file.headers.get('content-type') ?? '' }).end(Buffer.from(await file.arrayBuffer())),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  /** One load by a browser that was never here. */
  const load = async (path: string): Promise<number> => {
    const context = await browser.newContext({ ...phone, storageState })
    await measure(context)
    const page = await context.newPage()
    await slowDown(page)
    await page.goto(at + path)
    // The script has run, and has nothing more to paint.
    if (path === card_path) await expect(page.locator('[data-live-says]')).not.toBeEmpty()
    await expect.poll(async () => (await measured(page)).largest_paint_ms).toBeGreaterThan(0)
    const { largest_paint_ms } = await measured(page)
    await context.close()
    return largest_paint_ms
  }
  try {
    const [card, least]: [number[], number[]] = [[], []]
    const isMeasured = () => card.length >= least_loads && areTwo(card) && areTwo(least)
    const ratio = () => quickest(card) / quickest(least)
    while (card.length < most_loads && !(isMeasured() && ratio() <= paint_ratio)) {
      card.push(await load(card_path))
      least.push(await load('/least'))
    }
    const figures = `card ${Math.round(quickest(card))} ms, smallest page ${Math.round(quickest(least))} ms, ${card.length} loads each`
    if (process.env.TIMBRO_FIGURES) console.log(figures, card, least)
    info.annotations.push({ type: 'largest paint', description: figures })
    expect(ratio(), figures).toBeLessThanOrEqual(paint_ratio)
  } finally {
    server.close()
  }
})
