//! The owner's customers: who they are, what they have, and what can be put right for them.

import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test, type Demo } from './demo'
import { signedIn } from './office'
import { expectAccessible } from './page'

/** A request of the shop's own program. */
async function ask(page: Page, demo: Demo, method: string, path: string, data?: object): Promise<any> {
  const headers = { authorization: `Bearer ${demo.api_key}`, 'idempotency-key': crypto.randomUUID() }
  const answer = await page.request.fetch(new URL(`/api/v1${path}`, demo.card_url).href, { method, headers, data })
  expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true)
  return answer.json()
}

/** Somebody who allows offers, or does not. */
const customer = (page: Page, demo: Demo, display_name: string, consents: string[] = []) => ask(page, demo, 'POST', '/customers', { display_name, consents })

test('customers are found by name and by segment, and all of a segment are written to', async ({ page, demo }) => {
  await customer(page, demo, 'Zora Quick', ['marketing'])
  const bo = await customer(page, demo, 'Bo Quick')
  await signedIn(page, demo, 'customers')
  const rows = page.locator('.person')
  await expect(rows).toHaveCount(100)
  await expect(rows.filter({ hasText: 'A card without a name ·' }).first()).toBeVisible()
  await expect(rows.filter({ hasText: 'fine' }).first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect(rows.nth(100)).toBeAttached()
  await expect(page.locator('li:nth-child(101) .person')).toBeFocused()

  const field = page.getByLabel('Find a customer')
  await field.fill('quick')
  await expect(rows).toHaveText([/Bo Quick/, /Zora Quick/])
  await field.fill(bo.card.short_code)
  await expect(rows).toHaveText([/Bo Quick/])
  await field.fill('nobody is called so')
  await expect(page.getByText('Nobody is found.')).toBeVisible()
  await expectAccessible(page)

  for (const { id } of (await ask(page, demo, 'GET', '/customers?query=quick')).data) {
    expect((await page.request.put(new URL(`/api/v1/customers/${id}/tags`, demo.card_url).href, { headers: { authorization: `Bearer ${demo.api_key}` }, data: { tags: ['quick'] } })).ok()).toBe(true)
  }
  await page.reload()
  await page.getByLabel('Show').selectOption('tag:quick')
  await expect(rows).toHaveCount(2)
  await page.getByRole('button', { name: 'Write to these' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('An offer').check()
  await dialog.getByLabel('What their cards will say').fill('Two for one on Monday.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Put it on their cards' }).click()
  await expect(dialog).toContainText('It stands on one card now.')
  await expect(dialog).toContainText('One was left out. They have not allowed offers and news')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Close' }).click()
  // Who comes back from a customer finds the list as it was.
  await rows.first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Bo Quick' })).toBeVisible()
  await page.goBack()
  await expect(rows).toHaveCount(2)
})

test('a customer is added, put right, merged, parted, exported and forgotten', async ({ page, demo }) => {
  const twin = await customer(page, demo, 'Zora Twin')
  await signedIn(page, demo, 'customers')
  await page.getByRole('button', { name: 'Add a customer' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Zora')
  await dialog.getByRole('button', { name: 'Give them a card' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Zora' })).toBeVisible()
  await expect(page.locator('.stamps').first()).toBeVisible()
  await expectAccessible(page)
  const id = page.url().split('/').pop()!

  await page.getByRole('button', { name: 'Put stamps right' }).click()
  await dialog.getByLabel('Program').selectOption({ index: 0 })
  await dialog.getByLabel('How many').fill('3')
  await dialog.getByLabel('Reason').fill('The scanner slept.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Put it right' }).click()
  await expect(page.getByText('3 of 10')).toBeVisible()
  await page.getByText('Why so many stamps?').click()
  await expect(page.locator('.story li')).toHaveText(/Corrected.*The scanner slept\..*\+3 = 3/s)

  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await page.getByLabel('E-mail').fill('zora@example.org')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('zora@example.org')).toBeVisible()
  await page.getByLabel('Another word').fill('terrace')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Remove terrace' })).toBeVisible()

  await page.getByRole('button', { name: 'Merge with another card' }).click()
  await dialog.getByLabel('Find a customer').fill('Zora Twin')
  await dialog.getByRole('button', { name: 'Zora Twin' }).click()
  await expect(dialog).toContainText('The stamps of Zora Twin move onto the card of Zora')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'They are one person' }).click()
  await page.getByRole('button', { name: 'Part them again' }).click()
  await expect(page.getByText(/parted on/)).toBeVisible()
  expect((await ask(page, demo, 'GET', `/cards/${twin.card.id}`)).merged_into).toBeUndefined()

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download it as JSON' }).click()
  expect(JSON.parse(readFileSync(await (await download).path(), 'utf8')).profile).toMatchObject({ id, display_name: 'Zora', tags: ['terrace'] })
  await page.getByRole('button', { name: 'Show the way back' }).click()
  await dialog.getByRole('button', { name: 'Show the code' }).click()
  await expect(dialog.getByAltText('Code that leads back to the card')).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()

  await page.getByRole('button', { name: 'Forget this person' }).click()
  await expect(dialog.getByRole('button', { name: 'Forget for ever' })).toBeDisabled()
  await dialog.getByLabel('To be sure, type: Zora').fill('Zora')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Forget for ever' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible()
  await page.getByLabel('Find a customer').fill(id)
  await expect(page.getByText('Nobody is found.')).toBeVisible()
})

test('without a connection the list says so, and asks again', async ({ page, demo }) => {
  await signedIn(page, demo, 'customers')
  await expect(page.locator('.person').first()).toBeVisible()
  await page.route('**/api/v1/customers?**', (route) => route.abort())
  await page.getByLabel('Find a customer').fill('anna')
  await expect(page.getByRole('alert')).toHaveText('No connection to the server.')
  await expectAccessible(page)
  await page.unroute('**/api/v1/customers?**')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test.describe('in Italian', () => {
  test.use({ locale: 'it-IT' })

  test('why two cards cannot be merged is said in the reader’s language', async ({ page, demo }) => {
    const [ada, bo] = [await customer(page, demo, 'Ada Unica'), await customer(page, demo, 'Bo Unica')]
    await customer(page, demo, 'Zora Unica')
    await ask(page, demo, 'POST', `/customers/${bo.id}/merge`, { into: ada.id })
    await signedIn(page, demo, `customers/${ada.id}`)
    await page.getByRole('button', { name: 'Unisci a un’altra tessera' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Cerca un cliente').fill('Zora Unica')
    await dialog.getByRole('button', { name: 'Zora Unica' }).click()
    await dialog.getByRole('radio').nth(1).check()
    await dialog.getByRole('button', { name: 'Sono la stessa persona' }).click()
    await expect(dialog.getByRole('alert')).toHaveText('Alla tessera che sparirebbe ne sono già state unite altre. Fai continuare quella, oppure prima separale.')
  })
})
