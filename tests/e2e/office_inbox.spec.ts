//! The owner's inbox: whoever waits comes first, and is answered on their own card.

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

test('a case is answered and solved, an unhappy answer is answered, and both stand on the card', async ({ page, demo }) => {
  const ada = await ask(page, demo, 'POST', '/customers', { display_name: 'Ada Waits' })
  const wrong = await ask(page, demo, 'POST', `/customers/${ada.id}/cases`, { weight: 'serious', text: 'Waited for ages.' })
  const said = await ask(page, demo, 'POST', `/customers/${ada.id}/answers`, { kind: 'nps', score: 2, scale_max: 10, comment: 'Cold <b>coffee</b>.' })
  await signedIn(page, demo, 'inbox')
  // Serious cases come first, and of them the newest.
  const first = page.locator('.said').first()
  await expect(first).toContainText('Waited for ages.')
  await expect(first).toContainText('Serious')
  await expectAccessible(page)

  await first.getByRole('button', { name: 'Answer' }).click()
  await expect(first.getByLabel('What their card will say')).toBeFocused()
  await first.getByLabel('What their card will say').fill('We hear you.')
  await first.getByRole('button', { name: 'Only answer' }).click()
  await expect(first.locator('.reply')).toContainText('We hear you.')
  await first.getByRole('button', { name: 'Answer' }).click()
  await first.getByLabel('What their card will say').fill('The next one is ours.')
  await first.getByLabel('What was done about it').fill('A word with the barista.')
  await expectAccessible(page)
  await first.getByRole('button', { name: 'It is solved' }).click()
  await expect(first).toContainText('A word with the barista.')
  await expect(first.locator('.reply')).toContainText(['The next one is ours.', 'We hear you.'])

  const answer = page.locator('.said', { hasText: 'Cold <b>coffee</b>.' })
  await expect(answer).toContainText('Unhappy')
  await answer.getByRole('button', { name: 'Answer' }).click()
  await answer.getByLabel('What their card will say').fill('Sorry, Ada.')
  await answer.getByRole('button', { name: 'Put it on their card' }).click()
  await expect(answer).toContainText('Answered')
  await expect(answer.locator('.reply')).toContainText('Sorry, Ada.')
  await expectAccessible(page)

  const { data: notes } = await ask(page, demo, 'GET', `/customers/${ada.id}/notes`)
  expect(notes).toMatchObject([
    { kind: 'answer', text: 'Sorry, Ada.', answer_id: said.id },
    { kind: 'answer', text: 'The next one is ours.', case_id: wrong.id },
    { kind: 'answer', text: 'We hear you.', case_id: wrong.id },
  ])
  const card = await page.context().newPage()
  await card.goto(ada.card.page_url)
  await expect(card.getByText('Sorry, Ada.')).toBeVisible()
  await card.close()

  // What is done waits no more; it stands among all of its kind, and on the customer's page.
  await page.reload()
  await expect(page.locator('.said').first()).not.toContainText('Ada Waits')
  await page.getByRole('link', { name: 'Answers' }).click()
  await expect(page.locator('.said', { hasText: 'Ada Waits' }).locator('.reply')).toContainText('Sorry, Ada.')
  await page.getByRole('link', { name: 'Ada Waits' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Ada Waits' })).toBeVisible()
  await expect(page.locator('.said .reply')).toContainText(['The next one is ours.', 'We hear you.', 'Sorry, Ada.'])
})

test('nobody waits, and no connection: each is said', async ({ page, demo }) => {
  const nobody = (route: { fulfill: (by: object) => Promise<void> }) => route.fulfill({ json: { data: [], next_cursor: null } })
  await page.route('**/api/v1/cases?**', nobody)
  await page.route('**/api/v1/answers?**', nobody)
  await signedIn(page, demo, 'inbox')
  await expect(page.getByText('Nobody is waiting for you.')).toBeVisible()
  await expectAccessible(page)
  await page.route('**/api/v1/cases?**', (route) => route.abort())
  await page.getByRole('link', { name: 'Cases' }).click()
  await expect(page.getByRole('alert')).toHaveText('No connection to the server.')
  await page.unrouteAll()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.locator('.said').first()).toBeVisible()
})
