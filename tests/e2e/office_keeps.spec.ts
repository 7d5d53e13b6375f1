//! What the office keeps, on both engines: a goal, a sum, the owner's tiles, a key and who did what.

import type { Page } from '@playwright/test'
import { openBar } from './bar'
import { openCounter, scan, verdict } from './counter'
import type { Demo } from './demo'
import { signedIn } from './office'
import { isThere } from './office_tour'
import { expect, test } from './server'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function open(page: Page, hash: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), hash)
  await isThere(page)
}

for (const engine of ['sqlite', 'postgres'] as const) {
  test.describe(engine, () => {
    test.use({ engine })
    test.slow()

    test('a goal, a sum, tiles, a key and the log are kept', async ({ page, request, server }) => {
      const bar = await openBar(server, request)
      await bar.ask('POST', '/customers', { display_name: 'Luna' })
      const { card } = await bar.ask<{ card: { id: string } }>('POST', '/customers', { display_name: 'Ada, "la prima"' })
      const { text } = await bar.ask<{ text: string }>('GET', `/cards/${card.id}/code`)
      const counter = await page.context().newPage()
      await openCounter(counter, bar)
      await scan(counter, text)
      await expect(verdict(counter)).toContainText('Stamped')
      await counter.close()
      await signedIn(page, bar as typeof bar & Demo, 'goals')

      await page.getByLabel('What shall grow?').selectOption({ value: 'new_customers' })
      await page.getByLabel('Figure').fill('40')
      await page.getByLabel('By', { exact: true }).fill('2099-06-30')
      await button(page, 'Set the goal').click()
      const goal = page.getByRole('progressbar', { name: /New customers/i })
      await expect(goal).toBeVisible()
      const { goals } = await bar.ask<{ goals: { metric: string; target: number; share_reached: number | null }[] }>('GET', '/retention/goals')
      expect(goals).toMatchObject([{ metric: 'new_customers', target: 40 }])
      expect(await goal.evaluate((bar) => (bar as HTMLProgressElement).value)).toBeCloseTo(goals[0]!.share_reached ?? 0, 9)

      await open(page, 'calculator')
      for (const [label, figure] of [['Customers at the start', '120'], ['Customers at the end', '130'], ['New customers', '40']] as const) await page.getByLabel(label, { exact: true }).fill(figure)
      await expect(page.locator('output')).toContainText('75')
      await page.getByLabel('Keep it as').fill('Spring')
      await button(page, 'Keep').click()
      await expect(page.getByRole('listitem').filter({ hasText: 'Spring' })).toContainText('75')

      // The tiles are the owner's own, in their order, and the goal has its thermometer among them.
      await bar.ask('PUT', '/settings/office', { tiles: [{ metric: 'new_customers', shape: 'goal' }, { metric: 'visits', shape: 'number' }] })
      expect((await bar.ask<{ tiles: { metric: string }[] }>('GET', '/settings/office')).tiles.map(({ metric }) => metric)).toEqual(['new_customers', 'visits'])
      const { as_of } = await bar.ask<{ as_of: string }>('GET', '/retention/today')
      await open(page, `numbers/${as_of}..${as_of}`)

      await open(page, 'keys')
      await button(page, 'A new key').click()
      await page.getByLabel('What is it for?').fill('Till at the bar')
      await button(page, 'Make the key').click()
      const secret = (await page.locator('.secret').textContent())!
      const status = async () => (await page.request.get(`${bar.url}/api/v1/programs`, { headers: { Authorization: `Bearer ${secret}` } })).status()
      await button(page, 'I have put it away').click()
      const key = page.locator('li', { hasText: 'Till at the bar' })
      await key.getByRole('button', { name: 'Revoke' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
      await expect(page.getByText('One revoked key')).toBeVisible()
      expect(await status()).toBe(401)

      await open(page, 'audit')
      const told = page.locator('.noted > li')
      await expect(told.first()).toContainText('revoked', { ignoreCase: true })
      await expect(told.filter({ hasText: 'Owner set up' })).toHaveCount(1)
    })
  })
}
