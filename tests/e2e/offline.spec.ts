//! The counter without a network: what is scanned is kept, counts once, and a forgery is known at once.

import type { Page } from '@playwright/test'
import { ask, isKept, openCounter, scan, verdict } from './counter'
import { expect, test, type Demo } from './demo'
import { expectAccessible } from './page'

/** New customers with the texts of their printed codes. */
async function newCards(page: Page, demo: Demo, count: number): Promise<{ id: string; code: string }[]> {
  const cards = []
  for (let n = 0; n < count; n += 1) {
    const { card } = await ask<{ card: { id: string } }>(page, demo, 'POST', '/customers', {})
    const { text } = await ask<{ text: string }>(page, demo, 'GET', `/cards/${card.id}/code`)
    cards.push({ id: card.id, code: text })
  }
  return cards
}

test('a forged code is refused without a network, a true one is saved', async ({ page, context, demo }) => {
  const [card] = await newCards(page, demo, 1)
  await openCounter(page, demo)
  // The keys were asked for when the counter opened.
  await expect.poll(() => page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/counter/keys')))).toBe(true)
  await context.setOffline(true)
  const forged = card!.code.slice(0, 60) + (card!.code[60] === 'Z' ? 'Y' : 'Z') + card!.code.slice(61)
  await scan(page, forged)
  await expect(verdict(page)).toContainText('This code is not from this shop.')
  await expect(page.getByText('all confirmed')).toBeVisible()
  await scan(page, card!.code)
  await expect(verdict(page)).toContainText('Saved, not yet confirmed')
  await expect(verdict(page)).not.toContainText('could not check')
})

test('what is refused at last is told until somebody has seen it', async ({ page, context, demo }) => {
  const [card] = await newCards(page, demo, 1)
  await openCounter(page, demo)
  await isKept(page)
  await context.setOffline(true)
  for (let n = 0; n < 2; n += 1) {
    await scan(page, card!.code)
    await expect(page.getByText(`${n + 1} not yet confirmed`)).toBeVisible()
  }
  await page.close()
  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto(`${new URL(demo.counter_url).origin}/counter`)
  const told = again.getByRole('button', { name: 'Refused afterwards: 1' })
  await expect(told).toBeVisible()
  await again.reload()
  await told.click()
  await expect(again.getByRole('dialog')).toContainText('stamped a moment ago')
  await expectAccessible(again)
  await again.getByRole('button', { name: 'Seen' }).click()
  await expect(told).toBeHidden()
  await again.reload()
  await expect(again.getByRole('button', { name: 'Lock' })).toBeVisible()
  await expect(told).toBeHidden()
})

test('two tabs of one browser send a scan once', async ({ page, context, demo }) => {
  const [card] = await newCards(page, demo, 1)
  await openCounter(page, demo)
  const other = await context.newPage()
  await other.goto(`${new URL(demo.counter_url).origin}/counter`)
  await expect(other.getByRole('button', { name: 'Lock' })).toBeVisible()
  const keys: (string | undefined)[] = []
  await context.route('**/api/v1/scans', async (route) => {
    keys.push(route.request().headers()['idempotency-key'])
    await route.continue()
  })
  await context.setOffline(true)
  await scan(page, card!.code)
  await expect(page.getByText('1 not yet confirmed')).toBeVisible()
  keys.length = 0
  await context.setOffline(false)
  await expect(page.getByText('all confirmed')).toBeVisible()
  await expect(other.getByText('all confirmed')).toBeVisible()
  expect(keys).toHaveLength(1)
})
