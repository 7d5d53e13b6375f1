//! What the shop's records tell their owner: keys, the audit log, what is worth a look, and everything as a file.

import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { openBar, type Bar } from './bar'
import { begin, endShift, openCounter } from './counter'
import type { Demo } from './demo'
import { signedIn } from './office'
import { expectAccessible } from './page'
import { expect, test as base } from './server'

const test = base.extend<{ bar: Bar }>({ bar: async ({ server, request }, use) => use(await openBar(server, request)) })

const enter = (page: Page, bar: Bar, screen: string) => signedIn(page, bar as Bar & Demo, screen)

/** What a program gets that comes with a key. */
const status = async (page: Page, bar: Bar, secret: string, path = '/programs') =>
  (await page.request.get(`${bar.url}/api/v1${path}`, { headers: { Authorization: `Bearer ${secret}` } })).status()

test('a key is made, shown once, replaced with both good for a while, and revoked', async ({ page, context, bar }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await enter(page, bar, 'keys')
  await page.getByRole('button', { name: 'A new key' }).click()
  await expectAccessible(page)
  await page.getByLabel('What is it for?').fill('Till at the bar')
  await page.getByLabel('The counter').uncheck()
  await page.getByRole('button', { name: 'Make the key' }).click()
  await expect(page.getByRole('alert')).toContainText('Choose at least one')
  await page.getByLabel('The office').check()
  await page.getByLabel('Its last day').fill('2099-12-31')
  await page.getByRole('button', { name: 'Make the key' }).click()

  const shown = page.getByRole('heading', { name: 'The secret of “Till at the bar”' })
  await expect(shown).toBeFocused()
  await expectAccessible(page)
  const old = (await page.locator('.secret').textContent())!
  expect(old).toMatch(/^tmb_live_/)
  await page.getByRole('button', { name: 'Copy the secret' }).click()
  await expect(page.getByText('Copied.')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(old)
  expect(await status(page, bar, old)).toBe(200)
  await page.getByRole('button', { name: 'I have put it away' }).click()
  await page.reload()
  const key = page.locator('li', { hasText: 'Till at the bar' })
  await expect(key).toContainText('Good until 31 Dec 2099')
  await expect(key).toContainText('The office')
  await expect(page.getByText(old)).toHaveCount(0)

  await key.getByRole('button', { name: 'New secret' }).click()
  await expect(page.getByRole('dialog')).toContainText('How many hours', { ignoreCase: true })
  await expectAccessible(page)
  await page.getByLabel('For how many hours').fill('2')
  await page.getByRole('button', { name: 'Make the new secret' }).click()
  await expect(shown).toBeFocused()
  const fresh = (await page.locator('.secret').textContent())!
  expect(fresh).not.toBe(old)
  await expect(key).toContainText('The old secret is good until')
  expect([await status(page, bar, old), await status(page, bar, fresh)]).toEqual([200, 200])

  await key.getByRole('button', { name: 'Revoke' }).click()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  expect(await status(page, bar, fresh)).toBe(200)
  await key.getByRole('button', { name: 'Revoke' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByText('One revoked key')).toBeVisible()
  expect([await status(page, bar, old), await status(page, bar, fresh)]).toEqual([401, 401])
})

test('the log tells who did what, is asked for one thing and for days, and comes in pages', async ({ page, bar }) => {
  const window_days = async (days: number) => bar.ask('PUT', '/settings/retention', { window_days: days })
  await window_days(42)
  await window_days(60)
  const { card } = await bar.ask<{ card: { id: string } }>('POST', '/customers', {})
  const [program] = (await bar.ask<{ data: { id: string }[] }>('GET', '/programs')).data
  for (let n = 1; n <= 100; n += 1) await bar.ask('POST', `/cards/${card.id}/adjustments`, { program_id: program!.id, stamps: n % 2 ? 1 : -1, reason: 'A test.' })
  await enter(page, bar, 'audit')
  const rows = page.locator('.noted > li')
  await expect(rows.first()).toContainText('Owner set up')
  await expect(rows).toHaveCount(100)
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect(rows.last()).not.toContainText('Stamps put right')
  await expect(page.getByRole('button', { name: 'Show more' })).toHaveCount(0)

  await page.getByLabel('What was done').selectOption('Settings changed')
  await expect(rows).toHaveCount(2)
  await rows.first().locator('summary').click()
  await expect(rows.first()).toContainText('Days until somebody counts as lost')
  await expect(rows.first()).toContainText('42 → 60')
  // What stayed as it was is not told.
  await expect(rows.first()).not.toContainText('Closed spells')
  await expectAccessible(page)
  await page.getByLabel('To', { exact: true }).fill('2020-01-01')
  await expect(page.getByText('Nothing like that was done in these days.')).toBeVisible()
  await page.getByRole('button', { name: 'Show everything' }).click()
  await expect(rows).toHaveCount(100)
})

for (const engine of ['sqlite', 'postgres'] as const) {
  test.describe(engine, () => {
    test.use({ engine })
    test('what is worth a look comes with its formula, what is put in, and its rows', async ({ page, browser, bar }) => {
      test.slow()
      await enter(page, bar, 'fraud')
      await expect(page.getByText('Nobody was at work in these days')).toBeVisible()

      const { id } = await bar.ask<{ id: string }>('POST', '/staff', { name: 'Giulia', role: 'staff' })
      await bar.ask('PUT', `/staff/${id}/pin`, { pin: bar.counter_pin })
      const { card } = await bar.ask<{ card: { id: string } }>('POST', '/customers', { display_name: 'Luna' })
      const { text } = await bar.ask<{ text: string }>('GET', `/cards/${card.id}/code`)
      const tablet = await browser.newPage()
      await openCounter(tablet, bar)
      const scans = (times: number, voids: number) => tablet.evaluate(serve, { text, times, voids })
      expect(await scans(30, 0)).toBe(30)
      await endShift(tablet)
      await begin(tablet, bar, 'Giulia')
      expect(await scans(10, 9)).toBe(19)
      await tablet.close()

      await page.getByLabel('Which days?').selectOption('Days that I choose')
      await page.getByLabel('To', { exact: true }).fill(await page.evaluate(() => new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Rome' }).format()))
      const finding = page.locator('li.sheet', { hasText: /Giulia declared 90\s?% of the scans void\. For the others it is 0\s?%/ })
      await expect(finding).toBeVisible()
      await expect(page.getByText('These are hints, not verdicts')).toBeVisible()
      await finding.locator('summary').click()
      await expect(finding).toContainText('(count / scans) / (count of others / scans of others)')
      await expect(finding.locator('.data')).toContainText('How often9')
      await expect(finding.locator('.data')).toContainText('Scans10')
      const rows = finding.locator('.ids li')
      await expect(rows).toHaveCount(9)
      for (const row of await rows.all()) await expect(row).toHaveText(/ · Luna · Tablet$/)
      await expect(rows.first().getByRole('link', { name: 'Luna' })).toHaveAttribute('href', /^#customers\//)
      await expect(page.getByRole('row', { name: /^Giulia/ })).toContainText('10')
      await expect(page.getByRole('row', { name: /^In the middle/ })).toContainText('20')
      await expectAccessible(page)
      const friend = page.locator('li.sheet', { hasText: 'Sofia gave one card' })
      await friend.locator('summary').click()
      await expect(friend.locator('p a', { hasText: 'Luna' })).toHaveAttribute('href', /^#customers\//)
      // Narrow as at 400 %, the table moves in its own box and the page does not.
      await page.setViewportSize({ width: 320, height: 256 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    })
  })
}

/** Scans a code and takes visits back, as whoever is at work on the device; gives how often that was done. */
async function serve({ text, times, voids }: { text: string; times: number; voids: number }): Promise<number> {
  const post = (path: string, body: object) =>
    fetch(`/api/v1${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() } })
  let done = 0
  const visits: string[] = []
  for (let n = 0; n < times; n += 1) {
    const answer = await post('/scans', { code: text })
    done += Number(answer.ok)
    visits.push(((await answer.json()) as { visit: { id: string } }).visit.id)
  }
  for (const id of visits.slice(0, voids)) done += Number((await post(`/visits/${id}/void`, { reason: 'A test.' })).ok)
  return done
}

test('a table is saved as a file, after a fresh proof where the server wants one', async ({ page, bar }) => {
  await enter(page, bar, 'exports')
  await expectAccessible(page)
  // The proof of signing in counts for ten minutes, which no test can wait for: the server's answer is put in its place.
  const wanting = { type: 'urn:timbro:problem:step-up-needed', title: '', status: 403, request_id: '' }
  await page.route('**/retention/tables/by_local_hour.csv', (route) => route.fulfill({ status: 403, contentType: 'application/problem+json', json: wanting }), { times: 1 })
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Visits by hour as CSV' }).click()
  const dialog = page.getByRole('dialog', { name: 'Is it you?' })
  await dialog.getByLabel('Password').fill('a horse in the rain')
  await dialog.getByRole('button', { name: 'It is me' }).click()
  const file = await coming
  expect(file.suggestedFilename()).toBe('by_local_hour.csv')
  const { data } = await page.evaluate(async () => ({ data: await (await fetch('/api/v1/retention/tables/by_local_hour.csv')).text() }))
  expect(readFileSync(await file.path(), 'utf8')).toBe(data)
})
