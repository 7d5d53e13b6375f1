//! The life of a first stamp, seen from both sides of the counter.

import type { Page } from '@playwright/test'
import { openCounter, scan, verdict } from './counter'
import { expect, test } from './demo'
import { expectAccessible, readCode } from './page'

const background = (page: Page) => page.locator('.counter').evaluate((counter) => getComputedStyle(counter).backgroundColor)
const green = 'rgb(15, 107, 67)'
const red = 'rgb(163, 32, 47)'
const amber = 'rgb(242, 193, 78)'

test('a card is shown, stamped once, and refused when it comes again too soon', async ({ page, demo }, info) => {
  await page.goto(demo.card_url)
  await expectAccessible(page)
  const code = await readCode(page, info)
  expect(code).toMatch(/^HTTPS?:\/\/[^/]+\/C\/T1[0-9A-Z]{124}$/)
  const width = await page.locator('.code svg').evaluate((svg) => svg.getBoundingClientRect().width)
  expect(width).toBeGreaterThanOrEqual(340)

  await openCounter(page, demo)
  await scan(page, code)
  await expect(verdict(page)).toContainText('Stamped')
  expect(await background(page)).toBe(green)
  await expectAccessible(page)

  await scan(page, code)
  await expect(verdict(page)).toContainText('Not stamped')
  await expect(verdict(page)).toContainText('a moment ago')
  expect(await background(page)).toBe(red)
  await expectAccessible(page)
})

test('without a network a scan is saved, and confirmed under the same key when the network is back', async ({ page, context, demo }, info) => {
  await page.goto(demo.card_url)
  const code = await readCode(page, info)
  await openCounter(page, demo)
  const keys: (string | undefined)[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/api/v1/scans')) keys.push(request.headers()['idempotency-key'])
  })

  await context.setOffline(true)
  await scan(page, code)
  await expect(verdict(page)).toContainText('Saved, not yet confirmed')
  await expect(page.getByText('1 not yet confirmed')).toBeVisible()
  expect(await background(page)).toBe(amber)
  await expectAccessible(page)

  await context.setOffline(false)
  await expect(page.getByText('all confirmed')).toBeVisible()
  await expect(verdict(page)).toContainText('Stamped')
  expect(await background(page)).toBe(green)
  expect(keys.length).toBeGreaterThan(1)
  expect(new Set(keys).size).toBe(1)
})

test('a scan that no server confirmed survives a closed page', async ({ page, context, demo }) => {
  await openCounter(page, demo)
  await page.route('**/api/v1/scans', (route) => route.abort())
  // As short codes go it is one, but no card's.
  await scan(page, '0000000000')
  await expect(verdict(page)).toContainText('Saved, not yet confirmed')
  await page.close()

  const again = await context.newPage()
  await again.goto(`${new URL(demo.counter_url).origin}/counter`)
  await expect(again.getByText('Refused afterwards: 1')).toBeVisible()
  await expect(again.getByText('all confirmed')).toBeVisible()
  await expectAccessible(again)
})

test('the office opens by the first link, and says in one sentence what to do today', async ({ page, demo }) => {
  await page.goto(demo.owner_url)
  await expectAccessible(page)
  await page.getByLabel('Name').fill('Anna')
  await page.getByLabel('Password').fill('a horse in the rain')
  await page.getByRole('button').click()
  await expect(page.locator('.lead')).not.toBeEmpty()
  await expectAccessible(page)
  expect(page.url(), 'the link is used up, and gone from the address').not.toContain('#setup')
  await page.getByRole('link', { name: 'More', exact: true }).click()
  await page.getByRole('link', { name: 'counter' }).click()
  await expect(page).toHaveURL(/\/counter$/)
})
