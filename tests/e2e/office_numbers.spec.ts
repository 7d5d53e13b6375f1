//! The office's numbers: a period chosen once, tiles of the owner's own, and each figure with what stands behind it.

import type { Page } from '@playwright/test'
import { expect, test, type Demo } from './demo'
import { ask } from './counter'
import { expectAccessible } from './page'

/** The owner at a screen of the office; the way in has tests of its own. */
async function signedIn(page: Page, demo: Demo, hash: string): Promise<void> {
  await page.goto(demo.owner_url)
  const status = await page.evaluate(async () => {
    const secret = new URLSearchParams(location.hash.slice(1)).get('setup')
    const body = JSON.stringify({ secret, name: 'Anna', password: 'a horse in the rain' })
    return (await fetch('/api/v1/owner/setup', { method: 'POST', body, headers: { 'Content-Type': 'application/json' } })).status
  })
  expect(status).toBe(201)
  await page.goto('about:blank')
  await page.goto(`${new URL(demo.owner_url).origin}/owner#${hash}`)
}

const told = (page: Page, path: string) => page.evaluate(async (path) => (await fetch(`/api/v1${path}`)).json(), path)

/** Everything is there: no part still waits for its answer. */
const isShown = async (page: Page) => {
  await expect(page.getByRole('heading', { name: 'The ten who spent the most' })).toBeVisible()
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
}

test('a period is chosen once, stays in the address, and its numbers are those of the API', async ({ page, demo }) => {
  await signedIn(page, demo, 'numbers')
  await isShown(page)
  const { periods } = await told(page, '/retention/by/month')
  const last = periods.at(-1)
  await expect(page.locator('.says')).toContainText(`${last.retained} of ${last.active_at_start}`)
  await expect(page.locator('.says')).toContainText(`${last.new_customers} came for the first time`)
  const hours = page.getByRole('region', { name: 'When they come' })
  const cells = await hours.locator('td').allTextContents()
  expect(cells.reduce((sum, cell) => sum + Number(cell), 0)).toBe(last.visits)
  await expect(page.getByRole('region', { name: 'Who comes again' }).locator('td.ahead').first()).toContainText('not over yet')
  await expectAccessible(page)

  await page.getByLabel('How long').selectOption('Quarter')
  const quarter = await page.getByLabel('Which').inputValue()
  await page.getByLabel('Compare with').check()
  await expect(page).toHaveURL(new RegExp(`#numbers/${quarter}/all/before$`))
  await page.reload()
  await isShown(page)
  await expect(page.getByLabel('Which')).toHaveValue(quarter)
  await expect(page.getByLabel('Compare with')).toBeChecked()
  const [before, now] = (await told(page, '/retention/by/quarter')).periods.slice(-2)
  expect(now.month).toBe(quarter)
  const came = page.locator('.tile', { hasText: 'New customers' })
  await expect(came.locator('.figure')).toHaveText(String(now.new_customers))
  await expect(came.locator('.change')).toContainText(now.new_customers === before.new_customers ? 'as before' : `from ${before.new_customers}`)

  // At 400 % zoom nothing goes sideways but the tables, in boxes of their own.
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  await expectAccessible(page)
})

test('tiles are chosen, ordered by the keyboard and kept', async ({ page, demo }) => {
  await signedIn(page, demo, 'numbers')
  const names = page.locator('.tile h3')
  await expect(names).toHaveText(['Retention rate', 'New customers', 'Visits per customer', 'Net takings'])
  const chart = page.getByRole('img', { name: /^Retention rate: from/ })
  await expect(chart).toBeVisible()
  await page.locator('.tile', { hasText: 'Retention rate' }).getByText('The numbers as a table').click()
  await expect(page.getByRole('table', { name: 'Retention rate' }).getByRole('row')).not.toHaveCount(0)

  await page.getByRole('button', { name: 'Choose and order' }).click()
  const up = page.getByRole('button', { name: 'Move New customers, bars up' })
  await up.focus()
  await page.keyboard.press('Enter')
  // At the top there is no way up: the focus is on the way down of the same tile.
  await expect(page.getByRole('button', { name: 'Move New customers, bars down' })).toBeFocused()
  await expect(page.getByRole('status')).toHaveText('New customers, bars is now number 1 of 4.')
  await page.getByRole('button', { name: 'Remove Visits per customer, a line' }).click()
  await page.getByLabel('Which number').selectOption('Customers who came')
  await page.getByLabel('Shown as').selectOption('the way to its goal')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('button', { name: 'Choose and order' })).toBeFocused()
  await page.reload()
  await expect(names).toHaveText(['New customers', 'Retention rate', 'Net takings', 'Customers who came'])
  await expect(page.locator('.tile', { hasText: 'It has no goal yet.' }).getByRole('link', { name: 'Set one' })).toBeVisible()

  await page.getByRole('button', { name: 'Choose and order' }).click()
  await page.getByRole('button', { name: 'Back to timbro’s choice' }).click()
  await expect(names).toHaveText(['Retention rate', 'New customers', 'Visits per customer', 'Net takings'])
})

test('numbers open, the best get something nice, and a refusal has a way on', async ({ page, demo }) => {
  await signedIn(page, demo, 'numbers')
  await isShown(page)
  await page.locator('.says .figure').first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  const { most_frequent } = await told(page, '/retention/best')
  const ranking = page.locator('section', { hasText: 'The ten who came most often' }).getByRole('listitem')
  await expect(ranking).toHaveCount(most_frequent.length)
  await ranking.first().getByRole('button', { name: /^A gift for/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')

  await page.route('**/api/v1/retention/by/**', (route) => route.abort())
  const older = await page.getByLabel('Which').locator('option').nth(2).getAttribute('value')
  await page.getByLabel('Which').selectOption(older)
  await expect(page.getByRole('alert').first()).toBeVisible()
  await page.unroute('**/api/v1/retention/by/**')
  await page.getByRole('button', { name: 'Try again' }).first().click()
  await isShown(page)
  await expect(page).toHaveURL(new RegExp(`#numbers/${older}$`))
})

test('a place is chosen once for all numbers, and stays in the address', async ({ page, demo }) => {
  const { data: [bar] } = await ask<{ data: { id: string; name: string }[] }>(page, demo, 'GET', '/locations')
  const terrace = await ask<{ id: string }>(page, demo, 'POST', '/locations', { name: 'Terrace' })
  await signedIn(page, demo, 'numbers')
  await isShown(page)
  await page.getByLabel('Where').selectOption('Terrace')
  await expect(page).toHaveURL(new RegExp(`#numbers/[^/]+/${terrace.id}$`))
  await expect(page.locator('.says')).toHaveText('Nobody had come yet. The first scan starts it all.')
  await expect(page.locator('.tile')).toHaveCount(0)
  await page.getByLabel('Where').selectOption(bar!.name)
  await isShown(page)
  const { periods } = await told(page, `/retention/by/month?location=${bar!.id}`)
  await expect(page.locator('.says')).toContainText(`${periods.at(-1).retained} of ${periods.at(-1).active_at_start}`)
  await page.reload()
  await expect(page.getByLabel('Where')).toHaveValue(bar!.id)
})
