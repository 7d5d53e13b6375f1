//! The day in the office: the sentence opened, somebody nudged, a goal set, a figure worked out.

import { expect, test } from './demo'
import { signedIn } from './office'
import { expectAccessible } from './page'

test('the day begins with a sentence whose figures open to their formula and their people', async ({ page, demo }) => {
  await signedIn(page, demo)
  const lead = page.locator('.lead')
  await expect(lead).toContainText('Last month you kept')
  await expectAccessible(page)
  const told = await page.evaluate(async () => (await fetch('/api/v1/retention/today?language=en')).json())
  const { retained, active_at_start } = told.sentence
  await lead.getByRole('button', { name: String(retained), exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('heading', { name: 'Retention rate' })).toBeVisible()
  await expect(dialog.getByRole('row', { name: /Kept/ }).first()).toContainText(String(retained))
  await expect(dialog.getByRole('row', { name: /Active at the start/ }).first()).toContainText(String(active_at_start))
  await expect(dialog.getByRole('status')).toHaveText(`${retained} people`)
  await expect(dialog.getByRole('listitem')).toHaveCount(20)
  await dialog.getByRole('button', { name: 'Show more' }).click()
  await expect(dialog.getByRole('listitem')).toHaveCount(40)
  await dialog.getByLabel('Which of them').selectOption('Lost')
  await expect(dialog.getByRole('status')).not.toHaveText(`${retained} people`)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(lead.getByRole('button', { name: String(retained), exact: true })).toBeFocused()
})

test('five people, each with a reason and one button: a gift, a greeting, and an offer nobody allowed is refused in words', async ({ page, demo }) => {
  await signedIn(page, demo)
  const people = page.locator('.people > ul > li')
  await expect(people).toHaveCount(5)
  const first = people.first()
  await first.locator('summary').click()
  await first.getByRole('button', { name: /^Gift/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('What', { exact: true })).toHaveValue(/./)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Give it' }).click()
  await expect(dialog.getByRole('status')).toContainText('has it on the card now')
  await dialog.getByRole('button', { name: 'Close' }).click()

  // What was done stands beside them, so that nobody is nudged twice in a day.
  await expect(first).toContainText('Given a gift today')
  await first.getByRole('button', { name: /^Greet/ }).click()
  await dialog.getByLabel('What to say, if you like').fill('Ask how the new flat is')
  await dialog.getByRole('button', { name: 'Leave the greeting' }).click()
  await expect(dialog.getByRole('status')).toContainText('It is left at the counter.')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(first).toContainText('Greeting left for the counter today')

  // Allowed or not: somebody among the five has not said yes to offers.
  let isRefused = false
  for (const one of await people.all()) {
    if (!(await one.locator('details').evaluate((details: HTMLDetailsElement) => details.open))) await one.locator('summary').click()
    await one.getByRole('button', { name: /^Note/ }).click()
    await dialog.getByLabel('An offer').check()
    await dialog.getByLabel('What their card says').fill('Two for one this week')
    await dialog.getByRole('button', { name: 'Put it on their card' }).click()
    const said = dialog.getByRole('alert').or(dialog.getByRole('status'))
    await expect(said).toBeVisible()
    isRefused ||= /They have not allowed this/.test((await said.textContent()) ?? '')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    if (isRefused) break
  }
  expect(isRefused).toBe(true)
})

test('a goal is set with a step, shown as a thermometer and dropped; a figure is worked out and kept', async ({ page, demo }) => {
  await signedIn(page, demo, 'goals')
  await expect(page.getByText('No goal is set yet.')).toBeVisible()
  await page.getByLabel('What shall grow?').selectOption('Active at the end')
  await page.getByLabel('Figure').fill('300')
  await page.getByLabel('By', { exact: true }).fill('2099-06-30')
  await page.getByRole('button', { name: 'Add a step on the way' }).click()
  const step = page.getByRole('group', { name: 'Step 1 on the way' })
  await step.getByLabel('Figure').fill('200')
  await step.getByLabel('By').fill('2099-01-31')
  await page.getByRole('button', { name: 'Set the goal' }).click()
  await expect(page.getByRole('progressbar', { name: /Active at the end/ })).toBeVisible()
  await expect(page.getByText('200 by 31 Jan 2099')).toBeVisible()
  await expectAccessible(page)
  await page.evaluate(() => (location.hash = ''))
  await expect(page.getByRole('progressbar')).toBeVisible()
  await page.evaluate(() => (location.hash = 'goals'))
  await page.getByRole('button', { name: 'Drop it: Active at the end' }).click()
  await page.getByRole('button', { name: 'Really drop it' }).click()
  await expect(page.getByText('No goal is set yet.')).toBeVisible()

  await page.evaluate(() => (location.hash = 'calculator'))
  await page.getByLabel('Customers at the start', { exact: true }).fill('120')
  await page.getByLabel('Customers at the end', { exact: true }).fill('130')
  await page.getByLabel('New customers', { exact: true }).fill('40')
  await expect(page.locator('output')).toContainText('(130 − 40) ÷ 120 = 3/4')
  await expect(page.locator('output')).toContainText('75')
  await page.getByLabel('Keep it as').fill('Spring')
  await page.getByRole('button', { name: 'Keep' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Spring' })).toContainText('Retention rate')
  await expectAccessible(page)
})

test('an empty shop is led from a program to the first stamp, and what is done is ticked', async ({ page, demo }) => {
  // The demo has visits; what the server says of a shop without any is put in its place.
  await page.route('**/api/v1/retention/today?*', async (route) => {
    const answer = await route.fetch()
    const told = await answer.json()
    await route.fulfill({ json: { ...told, sentence: { lead: 'nobody_yet' }, text: { ...told.text, sentence: 'Nobody has come yet. The first scan starts it all.' } } })
  })
  await signedIn(page, demo)
  const steps = page.locator('.beginning li')
  await expect(steps).toHaveCount(4)
  await expect(steps.nth(0)).toContainText('Done.')
  await expect(steps.nth(2)).not.toContainText('Done.')
  await page.getByRole('button', { name: 'It hangs on the wall' }).click()
  await expect(steps.nth(1)).toContainText('Done.')
  await page.reload()
  await expect(steps.nth(1)).toContainText('Done.')
  await expectAccessible(page)
  await steps.nth(2).getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'Team' })).toBeVisible()
})
