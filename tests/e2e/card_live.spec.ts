//! The card while somebody looks at it: the live code, news as they happen, the moment of a reward; with a network and without.

import type { Browser, Locator, Page } from '@playwright/test'
import { expect, test, type Demo } from './demo'
import { expectAccessible, readCode } from './page'

const t2 = /^T2[0-9A-Z]{151}$/
const step_ms = 15_000

interface Card {
  page: Page
  id: string
  url: string
  /** The program with ten stamps. */
  program_id: string
}

let keys = 0

/** Asks the API as the shop's own till, under a new key each time. */
async function till(demo: Demo, page: Page, path: string, data: unknown) {
  keys += 1
  const headers = { authorization: `Bearer ${demo.api_key}`, 'idempotency-key': `live-${process.pid}-${keys}` }
  return page.request.post(new URL(`/api/v1${path}`, demo.card_url).href, { headers, data })
}

/** A new card on a phone of its own. */
async function newCard(browser: Browser, demo: Demo, options: Parameters<Browser['newContext']>[0] = {}): Promise<Card> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 360, height: 800 }, ...options })
  const page = await context.newPage()
  const headers = { authorization: `Bearer ${demo.api_key}` }
  const joined = await page.request.post(new URL('/api/v1/customers', demo.card_url).href, { headers, data: { display_name: 'Ada' } })
  const { card } = await joined.json()
  const url = card.page_url as string
  await page.goto(url)
  await page.getByRole('button', { name: 'Keep it here' }).click()
  await expect(page.getByRole('button', { name: 'Keep it here' })).toHaveCount(0)
  const program_id = (await page.locator('.stamps').first().getAttribute('data-program')) ?? ''
  return { page, id: card.id, url, program_id }
}

const says = (page: Page): Locator => page.locator('[data-live-says]')
const isLive = (page: Page) => expect(says(page)).toHaveText('live code · works offline')
const stamps = (page: Page): Locator => page.locator('.stamps').first().locator('.on')
const drawn = (page: Page) => page.locator('.code path').first().getAttribute('d')

/** A card that had these stamps before the page was opened. */
async function give(demo: Demo, { page, id, program_id }: Card, n: number): Promise<void> {
  const answer = await till(demo, page, `/cards/${id}/adjustments`, { program_id, stamps: n, reason: 'A test.' })
  expect(answer.ok(), await answer.text()).toBe(true)
  await page.reload()
  await expect(stamps(page)).toHaveCount(n)
  await isLive(page)
}

async function scan(demo: Demo, page: Page, code: string): Promise<void> {
  const answer = await till(demo, page, '/scans', { code, stamps: 1 })
  expect(answer.status(), await answer.text()).toBe(201)
}

/** Opens the card with a clock that the test turns. The server's own goes on: the phone corrects itself by it. */
async function withClock(page: Page): Promise<void> {
  await page.clock.install({ time: Date.now() })
  await page.reload()
  await isLive(page)
}

test('the code is a live one, and another after fifteen seconds; each is read as what was made', async ({ browser, demo }, info) => {
  const { page } = await newCard(browser, demo)
  await withClock(page)
  const first = await readCode(page, info)
  expect(first).toMatch(t2)
  const before = await drawn(page)
  await page.clock.runFor(step_ms)
  await expect.poll(() => drawn(page)).not.toBe(before)
  const second = await readCode(page, info)
  expect(second).toMatch(t2)
  expect(second).not.toBe(first)
  // The print, the device and the key are the same: only step and tag differ.
  expect(second.slice(0, 125)).toBe(first.slice(0, 125))
  await expectAccessible(page)
})

test('a phone with a wrong clock makes codes by the server\'s', async ({ browser, demo }, info) => {
  const { page } = await newCard(browser, demo)
  await page.clock.install({ time: Date.now() - 86_400_000 })
  await page.reload()
  await isLive(page)
  await scan(demo, page, await readCode(page, info))
})

test('without a network the code goes on, also in a page that is opened anew', async ({ browser, demo }, info) => {
  const { page } = await newCard(browser, demo)
  await isLive(page)
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    while (!(await caches.match(location.href))) await new Promise((resolve) => setTimeout(resolve, 20))
  })
  await page.context().setOffline(true)
  await expect(says(page)).toContainText('Offline. The code works')
  await page.reload()
  await expect(says(page)).toContainText('Offline. The code works')
  expect(await readCode(page, info)).toMatch(t2)
  await expectAccessible(page)
  const before = await drawn(page)
  await expect.poll(() => drawn(page), { timeout: step_ms + 5_000 }).not.toBe(before)
  const code = await readCode(page, info)

  // It was made without a network, and is true.
  await page.context().setOffline(false)
  await scan(demo, page, code)
  await expect(stamps(page)).toHaveCount(1)
  await isLive(page)
})

test('a scan lands on the open card: the stamp, the sentence, and nothing that was open is shut', async ({ browser, demo }, info) => {
  const card = await newCard(browser, demo)
  const { page } = card
  await give(demo, card, 7)
  let loads = 0
  page.on('load', () => (loads += 1))
  const why = page.locator('.has summary').first()
  await why.click()
  await expect(page.locator('.has details').first()).toHaveAttribute('open', '')
  await page.evaluate(() => scrollTo(0, 0))
  await scan(demo, page, await readCode(page, info))
  await expect(stamps(page)).toHaveCount(8)
  await expect(page.getByRole('status')).toContainText('8 of 10 stamps. 2 more to')
  await expect(page.locator('.has details').first()).toHaveAttribute('open', '')
  await expect(why).toBeFocused()
  await expect(page.locator('.stamps i.lands')).toHaveCount(1)
  expect(await page.locator('.stamps i.lands').evaluate((stamp) => getComputedStyle(stamp).animationName)).toBe('press')
  expect(loads).toBe(0)
})

test('where events do not come through, the card asks', async ({ browser, demo }, info) => {
  const { page } = await newCard(browser, demo)
  await page.route('**/events', (route) => route.fulfill({ status: 503, body: '' }))
  await page.reload()
  await isLive(page)
  await scan(demo, page, await readCode(page, info))
  await expect(stamps(page)).toHaveCount(1, { timeout: 20_000 })
})

test('ten stamps are a moment; the reward is used with the code on the screen, once', async ({ browser, demo }, info) => {
  const card = await newCard(browser, demo)
  const { page } = card
  await give(demo, card, 9)
  const code = await readCode(page, info)
  await scan(demo, page, code)

  const moment = page.getByRole('dialog', { name: 'is yours' })
  await expect(moment).toBeVisible()
  await expect(moment.getByRole('switch', { name: 'Sound' })).not.toBeChecked()
  // Chromium draws; what was drawn is somewhere on the canvas.
  await expect.poll(() => moment.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { width, height } = canvas
    return width > 0 && canvas.getContext('2d')!.getImageData(0, 0, width, height).data.some((part) => part > 0)
  })).toBe(true)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(moment).toHaveCount(0)

  const reward = page.locator('[data-reward]', { hasText: 'un caffè' })
  await expect(reward).toHaveCount(1)
  const id = await reward.getAttribute('data-reward')
  await isLive(page)
  const used = await till(demo, page, `/rewards/${id}/redemption`, { code: await readCode(page, info) })
  expect(used.status(), await used.text()).toBe(201)
  const enjoyed = page.getByRole('dialog', { name: 'enjoy' })
  await expect(enjoyed).toBeVisible()
  await expect(reward).toHaveCount(0)
  await expectAccessible(page)
  await expect(enjoyed, 'it leaves by itself').toHaveCount(0, { timeout: 10_000 })
  const again = await till(demo, page, `/rewards/${id}/redemption`, { code: await readCode(page, info) })
  expect(again.status()).toBe(409)
})

test('a reward that is taken back while it has its moment is no reward that was used', async ({ browser, demo }, info) => {
  const card = await newCard(browser, demo)
  const { page } = card
  await give(demo, card, 9)
  const answer = await till(demo, page, '/scans', { code: await readCode(page, info), stamps: 1 })
  const { visit } = await answer.json()
  await expect(page.getByRole('dialog', { name: 'is yours' })).toBeVisible()
  const undone = await till(demo, page, `/visits/${visit.id}/void`, { reason: 'A test.' })
  expect(undone.ok(), await undone.text()).toBe(true)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(stamps(page)).toHaveCount(9)
  await expect(page.getByRole('status')).toContainText('9 of 10 stamps')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('where motion is not welcome there is no confetti, and the stamp is simply there', async ({ browser, demo }, info) => {
  const card = await newCard(browser, demo, { reducedMotion: 'reduce' })
  const { page } = card
  const asked: string[] = []
  page.context().on('request', (request) => asked.push(request.url()))
  await give(demo, card, 4)
  await scan(demo, page, await readCode(page, info))
  await expect(page.getByRole('dialog', { name: 'is yours' })).toBeVisible()
  expect(await page.locator('.stamps i.lands').evaluate((stamp) => getComputedStyle(stamp).animationName)).toBe('none')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(asked.filter((url) => url.includes('confetti'))).toEqual([])
})

test('the code is shown large by keyboard and by tap, and the focus comes back', async ({ browser, demo }, info) => {
  const { page } = await newCard(browser, demo)
  await isLive(page)
  const small = page.getByRole('button', { name: 'Your code. Show it large' })
  await small.focus()
  await page.keyboard.press('Enter')
  const large = page.getByRole('dialog', { name: 'Your code' })
  await expect(large).toBeVisible()
  expect(await large.evaluate((dialog) => getComputedStyle(dialog).backgroundColor)).toBe('rgb(255, 255, 255)')
  expect((await large.locator('svg').boundingBox())!.width).toBe(360)
  expect(await readCode(page, info)).toMatch(t2)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(large).toBeHidden()
  await expect(small).toBeFocused()
  await small.click()
  await expect(large).toBeVisible()
  await large.click({ position: { x: 10, y: 10 } })
  await expect(large).toBeHidden()
})

test('a screen reader hears the code, how the card stands, and what kind of code it is', async ({ browser, demo }) => {
  const card = await newCard(browser, demo)
  await give(demo, card, 7)
  const heard = await card.page.locator('main').ariaSnapshot()
  expect(heard).toContain('button "Your code. Show it large"')
  expect(heard).toContain('live code · works offline')
  expect(heard).toMatch(/img "7 of 10 stamps\..*3 more to/)
})

test('the screen stays lit while the code is seen, and not behind another page', async ({ browser, demo }) => {
  const { page } = await newCard(browser, demo)
  await page.addInitScript(() => {
    const held: boolean[] = ((window as unknown as { held: boolean[] }).held = [])
    navigator.wakeLock.request = async () => {
      held.push(true)
      const lock = { released: false, release: async () => void (held.push(false), (lock.released = true)) }
      return lock as unknown as WakeLockSentinel
    }
  })
  await page.reload()
  await isLive(page)
  const held = () => page.evaluate(() => (window as unknown as { held: boolean[] }).held)
  await expect.poll(held).toEqual([true])
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  await expect.poll(held).toEqual([true, false])
  await page.evaluate(() => scrollTo(0, 0))
  await expect.poll(held).toEqual([true, false, true])
})

test('a phone that does not hold the card shows the printed code and says so', async ({ browser, demo }, info) => {
  const { url } = await newCard(browser, demo)
  const page = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 360, height: 800 } })).newPage()
  // It knows, and asks for nothing that it would be refused.
  const refused: string[] = []
  page.on('response', (response) => void (response.status() >= 400 && refused.push(response.url())))
  await page.goto(url)
  await expect(says(page)).toHaveText('Show this at the counter')
  expect(refused).toEqual([])
  expect(await readCode(page, info)).toMatch(/\/C\/T1[0-9A-Z]{124}$/)
  await expectAccessible(page)
})

test('a browser whose store never answers has its live code for as long as the page is open', async ({ browser, demo }, info) => {
  const { page } = await newCard(browser, demo)
  await page.addInitScript(() => (indexedDB.open = () => new EventTarget() as IDBOpenDBRequest))
  await page.reload()
  await isLive(page)
  expect(await readCode(page, info)).toMatch(t2)
})

test('without scripts the card is whole: the printed code, the stamps, and a reward with a code that is good now', async ({ browser, demo }, info) => {
  const card = await newCard(browser, demo)
  await give(demo, card, 5)
  const storageState = await card.page.context().storageState()
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB', viewport: { width: 360, height: 800 }, storageState })
  const page = await context.newPage()
  await page.goto(card.url)
  expect(await readCode(page, info)).toMatch(/\/C\/T1[0-9A-Z]{124}$/)
  await expect(stamps(page)).toHaveCount(5)
  await expect(page.getByRole('button', { name: 'home screen' })).toHaveCount(0)
  const id = await page.locator('[data-reward]').getAttribute('data-reward')
  await page.getByRole('link', { name: 'Use un cornetto' }).click()
  const used = await till(demo, page, `/rewards/${id}/redemption`, { code: await readCode(page, info) })
  expect(used.status(), await used.text()).toBe(201)
  await page.reload()
  await expect(page.getByText('Used on')).toBeVisible()
})

test('a card that was erased leaves nothing on the phone', async ({ browser, demo }) => {
  const { page, url } = await newCard(browser, demo)
  await isLive(page)
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    while (!(await caches.match(location.href))) await new Promise((resolve) => setTimeout(resolve, 20))
  })
  await page.goto(`${url}/privacy/erasure`)
  await page.getByRole('button', { name: 'Yes, forget me' }).click()
  await expect(page.getByText('You are forgotten')).toBeVisible()
  const left = () => page.evaluate(async (url) => {
    const base = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('timbro-card', 1)
      opening.onsuccess = () => resolve(opening.result)
    })
    const keys = base.objectStoreNames.length === 0 ? 0 : await new Promise<number>((resolve) => {
      const counting = base.transaction('live').objectStore('live').count()
      counting.onsuccess = () => resolve(counting.result)
    })
    base.close()
    return { keys, page: !!(await caches.match(url)) }
  }, url)
  await expect.poll(left).toEqual({ keys: 0, page: false })
})

test('no answer of the API, no form and no page of the office is kept by the worker', async ({ browser, demo }) => {
  const { page, url } = await newCard(browser, demo)
  await isLive(page)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.goto(`${url}/privacy`)
  await page.goto(new URL('/owner', url).href)
  await page.goto(url)
  await isLive(page)
  const kept = await page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
    return all.flat().map((request) => new URL(request.url).pathname)
  })
  expect(kept.filter((path) => !path.startsWith('/static/'))).toEqual([new URL(url).pathname])
  expect(kept.filter((path) => path.includes('owner') || path.includes('counter'))).toEqual([])
})
