//! What a person does at the counter beside scanning: undo, redeem, look up, show a code.

import type { Page } from '@playwright/test'
import { ask, openCounter, scan, verdict } from './counter'
import { expect, test, type Demo } from './demo'
import { expectAccessible } from './page'

interface Program {
  id: string
  goal: number
  status: string
  earn: { kind: string }
}

/** A customer with a name, whose card lacks one stamp to its reward. */
async function nearlyFull(page: Page, demo: Demo, display_name: string): Promise<{ id: string; goal: number }> {
  const { data } = await ask<{ data: Program[] }>(page, demo, 'GET', '/programs')
  const program = data.find(({ status, earn }) => status === 'running' && earn.kind === 'visit')!
  const { card } = await ask<{ card: { id: string } }>(page, demo, 'POST', '/customers', { display_name })
  await ask(page, demo, 'POST', `/cards/${card.id}/openings`, { program_id: program.id, stamps: program.goal - 1, reason: 'Paper card' })
  return { id: card.id, goal: program.goal }
}

const liveCode = async (page: Page, demo: Demo, id: string) =>
  (await ask<{ text: string }>(page, demo, 'GET', `/cards/${id}/live-code`)).text

test('a full card: one tap redeems with the code just scanned, once', async ({ page, demo }) => {
  const { id } = await nearlyFull(page, demo, 'Zuzanna')
  await openCounter(page, demo)
  await scan(page, await liveCode(page, demo, id))
  await expect(verdict(page)).toContainText('Stamped')
  await expect(verdict(page)).toContainText('Zuzanna')
  // The demo's program gives two: a cornetto on the way, a coffee at the end.
  const redeem = page.getByRole('button', { name: /^Redeem: / })
  await expect(redeem).toHaveCount(2)
  await redeem.first().click()
  await expect(verdict(page)).toContainText('Redeemed. Enjoy!')
  await expect(redeem).toHaveCount(1)
  await expectAccessible(page)
  const { rewards } = await ask<{ rewards: unknown[] }>(page, demo, 'GET', `/cards/${id}`)
  expect(rewards).toHaveLength(1)
  // The same code does not redeem twice: the phone is asked for another.
  await redeem.click()
  await expect(page.getByRole('dialog')).toContainText('live code on the customer’s phone')
})

test('a printed code redeems nothing by itself: the phone is asked for', async ({ page, demo }) => {
  const { id } = await nearlyFull(page, demo, 'Zuzanna')
  const { text } = await ask<{ text: string }>(page, demo, 'GET', `/cards/${id}/code`)
  await openCounter(page, demo)
  await scan(page, text)
  await page.getByRole('button', { name: /^Redeem: / }).first().click()
  await expect(page.getByRole('dialog')).toContainText('live code on the customer’s phone')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Scan the phone' }).click()
  await expect(page.getByRole('heading', { name: /^Scan the phone for: / })).toBeVisible()
  await scan(page, await liveCode(page, demo, id))
  await expect(verdict(page)).toContainText('Redeemed. Enjoy!')
})

test('a stamp is taken back, and one more is refused in words', async ({ page, demo }) => {
  const { card } = await ask<{ card: { id: string } }>(page, demo, 'POST', '/customers', { display_name: 'Marta' })
  await openCounter(page, demo)
  await scan(page, await liveCode(page, demo, card.id))
  await expect(verdict(page)).toContainText('Stamped')
  await page.getByRole('button', { name: '+ One more' }).click()
  await expect(verdict(page)).toContainText('stamped a moment ago')
  await page.keyboard.press('Escape')

  await scan(page, (await ask<{ text: string }>(page, demo, 'GET', `/cards/${(await ask<{ card: { id: string } }>(page, demo, 'POST', '/customers', {})).card.id}/code`)).text)
  await expect(verdict(page)).toContainText('A card without a name')
  await page.getByRole('button', { name: '− Undo' }).click()
  await expect(verdict(page)).toContainText('Taken back')
  await expect(page.getByRole('button', { name: '− Undo' })).toBeDisabled()
  await expectAccessible(page)
})

test('somebody is looked up, their card is told line by line, and a way back is shown', async ({ page, demo }) => {
  await nearlyFull(page, demo, 'Zuzanna Test')
  await openCounter(page, demo)
  await page.getByRole('button', { name: 'Look up' }).click()
  await page.getByLabel('Name, phone or short code').fill('zuzanna')
  await page.getByRole('button', { name: /Zuzanna Test/ }).click()
  await expect(page.getByRole('heading', { name: 'Zuzanna Test' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^History/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^History/ }).click()
  await expect(page.getByRole('dialog')).toContainText('Carried over')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await page.getByRole('button', { name: /^Show the way back/ }).click()
  await page.getByRole('button', { name: 'Show it' }).click()
  await expect(page.getByRole('img', { name: 'Code that leads back to the card' })).toBeVisible()
  await expectAccessible(page)
  // Escape closes the sheet, and the keyboard is where it was.
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Look up' })).toBeFocused()
})

test('a ticket stands on both screens until a customer has taken it', async ({ page, context, browser, demo }) => {
  await openCounter(page, demo)
  const kiosk = await context.newPage()
  await kiosk.goto(`${new URL(demo.counter_url).origin}/counter#kiosk`)
  await expect(kiosk.getByRole('heading', { name: 'Collect stamps here' })).toBeVisible()
  await expectAccessible(kiosk)

  const made = page.waitForResponse((response) => response.url().endsWith('/api/v1/tickets'))
  await page.getByRole('button', { name: 'Show a code' }).click()
  const { url } = (await (await made).json()) as { url: string }
  await expect(page.getByRole('img', { name: 'Code that gives the stamps' })).toBeVisible()
  await expectAccessible(page)
  await expect(kiosk.getByRole('heading', { name: 'Your stamp: scan it' })).toBeVisible()
  await expectAccessible(kiosk)

  const phone = await browser.newPage()
  await phone.goto(url)
  await phone.locator('form button').first().click()
  await expect(page.getByText('Taken. It is on their card.')).toBeVisible()
  await expectAccessible(page)
  await expect(kiosk.getByRole('heading', { name: 'Collect stamps here' })).toBeVisible()
  await phone.close()
})

test('a USB scanner works with real keys wherever the focus is', async ({ page, demo }) => {
  const { card } = await ask<{ card: { id: string } }>(page, demo, 'POST', '/customers', {})
  const { text } = await ask<{ text: string }>(page, demo, 'GET', `/cards/${card.id}/code`)
  await openCounter(page, demo)
  await page.getByRole('button', { name: 'Lock' }).focus()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await expect(verdict(page)).toContainText('Stamped')
})

test('a code that a USB scanner has begun goes on though a field takes the focus', async ({ page, demo }) => {
  const { card } = await ask<{ card: { id: string } }>(page, demo, 'POST', '/customers', {})
  const { text } = await ask<{ text: string }>(page, demo, 'GET', `/cards/${card.id}/code`)
  await openCounter(page, demo)
  const field = page.locator('#code')
  await expect(field).toBeVisible()
  await page.getByRole('button', { name: 'Lock' }).focus()
  await field.evaluate((input) => {
    let keys = 0
    addEventListener('keyup', () => ++keys === 8 && input.focus())
  })
  await page.keyboard.type(text)
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('')
  await page.keyboard.press('Enter')
  await expect(verdict(page)).toContainText('Stamped')
})

test('at 400 % everything is still there', async ({ page, demo }) => {
  await openCounter(page, demo)
  // A window of 1280 by 1024 at 400 %.
  await page.setViewportSize({ width: 320, height: 256 })
  await scan(page, 'https://example.org/menu/of/today')
  await expect(verdict(page)).toContainText('Not stamped')
  const width = () => page.evaluate(() => document.documentElement.scrollWidth)
  expect(await width()).toBeLessThanOrEqual(320)
  await page.getByRole('button', { name: 'Next card' }).click()
  for (const name of ['Look up', 'Show a code', 'More']) await expect(page.getByRole('button', { name, exact: true })).toBeVisible()
  expect(await width()).toBeLessThanOrEqual(320)
})
