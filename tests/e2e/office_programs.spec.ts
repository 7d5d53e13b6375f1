//! Programs: set up in under a minute, seen before they are there, and changed without anybody's loss.

import { expect, test } from './demo'
import { signedIn } from './office'
import { expectAccessible } from './page'

const minute_ms = 60_000

test('a program is set up in under a minute, and the card beside it is the card', async ({ page, demo }) => {
  await signedIn(page, demo, 'programs')
  await expect(page.getByRole('heading', { name: 'Programs' })).toBeVisible()
  await expectAccessible(page)

  const began = Date.now()
  await page.getByRole('link', { name: 'A new program' }).click()
  const card = page.getByRole('region', { name: 'So your customers will see it' })
  await expect(card).toContainText('7 more to a free coffee')
  await expect(card.locator('.stamps i')).toHaveCount(10)
  await page.getByLabel('How many', { exact: true }).fill('6')
  await page.getByLabel('The reward', { exact: true }).fill('a free tea')
  await expect(card).toContainText('3 more to a free tea')
  await expect(card.locator('.stamps i')).toHaveCount(6)
  await page.getByLabel('What is it called?').fill('Tea card')
  await page.getByRole('button', { name: 'Start it' }).click()
  await expect(page.getByRole('heading', { name: '“Tea card” is running.' })).toBeVisible()
  expect(Date.now() - began).toBeLessThan(minute_ms)
  await expect(page.getByRole('link', { name: 'Print a poster' })).toHaveAttribute('href', '#posters')

  await page.getByRole('link', { name: 'All programs' }).click()
  await expect(page.locator('li', { hasText: 'Tea card' })).toContainText('After 6 visits → a free tea')
})

test('one may stamp the card that will be, and what is wrong is said at its field', async ({ page, demo }) => {
  await signedIn(page, demo, 'programs/new')
  await expectAccessible(page)
  const card = page.getByRole('region', { name: 'So your customers will see it' })
  await page.getByText('Rewards on the way, limits').click()
  await page.getByRole('button', { name: 'Add a reward on the way' }).click()
  const step = page.getByRole('group', { name: 'Reward 1 on the way' })
  await step.getByLabel('At how many stamps?').fill('10')
  await page.getByRole('button', { name: 'Start it' }).click()
  await expect(step).toContainText('It must come before the last reward.')
  await expect(step).toContainText('Say what it is, in 80 characters at most.')
  await expect(step.getByLabel('At how many stamps?')).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(page)

  await step.getByLabel('At how many stamps?').fill('4')
  await step.getByLabel('Reward', { exact: true }).fill('a cookie')
  await expect(card).toContainText('1 more to a cookie')
  await card.getByRole('button', { name: 'Stamp it' }).click()
  await expect(card).toContainText('Ready for you: a cookie')
  await page.getByLabel('Of what').selectOption({ label: 'times … spent' })
  await page.getByLabel('Spent for one stamp, in EUR').fill('4,50')
  await page.getByRole('button', { name: 'Start it' }).click()
  await expect(page.getByRole('heading', { name: '“Coffee card” is running.' })).toBeVisible()
  const made = await page.evaluate(async () => (await (await fetch('/api/v1/programs')).json()).data.at(-1))
  expect(made).toMatchObject({ earn: { kind: 'spend', per_minor: 450 }, rewards: [{ stamps: 4, title: 'a cookie' }, { stamps: 10 }], limits: null })
})

test('a change says what to tell the customers; a pause says what it means before it is one', async ({ page, demo }) => {
  await signedIn(page, demo, 'programs')
  await page.getByRole('link', { name: 'Caffè' }).click()
  await expect(page.getByText('Nobody loses what they have.')).toBeVisible()
  await page.getByLabel('How many', { exact: true }).fill('8')
  await page.getByRole('button', { name: 'Use these rules from now on' }).click()
  const said = page.locator('.ready', { hasText: 'Version 3' })
  await expect(said).toContainText('your card moves to the new rules')
  await expect(said).toContainText('Open cards move')
  await expectAccessible(page)
  await page.getByLabel('How many', { exact: true }).fill('12')
  await page.getByRole('button', { name: 'Use these rules from now on' }).click()
  await expect(page.locator('.ready', { hasText: 'Version 4' })).toContainText('Open cards do not move')
  await page.getByRole('button', { name: 'Use these rules from now on' }).click()
  await expect(page.getByRole('alert')).toContainText('These are the rules as they are.')

  await page.getByRole('button', { name: 'Pause: Caffè' }).click()
  const dialog = page.getByRole('dialog', { name: 'Pause “Caffè”?' })
  await expect(dialog).toContainText('Stamps stay on the cards, and rewards can be used.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByText('Paused', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'End: Caffè' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End' }).click()
  await expect(page.getByText('Ended', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Resume: Caffè' })).toBeHidden()
})
