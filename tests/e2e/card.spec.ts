//! A customer's cards on their phones: the list, the ways back, and a card that is replaced; with scripts and without.

import type { Browser, Page } from '@playwright/test'
import { expect, test, type Demo } from './demo'
import { expectAccessible, readCode } from './page'

/** A phone of its own: another set of cookies. */
async function phone(browser: Browser, javaScriptEnabled: boolean): Promise<Page> {
  const viewport = { width: 360, height: 800 }
  return (await browser.newContext({ javaScriptEnabled, locale: 'en-GB', viewport })).newPage()
}

/** Accessibility is looked at by a script, which a browser without scripts does not run. */
async function looked(page: Page, javaScriptEnabled: boolean): Promise<void> {
  if (javaScriptEnabled) await expectAccessible(page)
}

async function take(page: Page, demo: Demo, name: string): Promise<string> {
  await page.goto(demo.join_url)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Open my card' }).click()
  await expect(page).toHaveURL(/\/c\/[0-9a-z]{26}$/)
  return page.url()
}

/** A card at the demo's shop that this phone does not hold. */
async function made(page: Page, demo: Demo, name: string): Promise<{ id: string, url: string }> {
  const headers = { authorization: `Bearer ${demo.api_key}` }
  const joined = await page.request.post(new URL('/api/v1/customers', demo.card_url).href, { headers, data: { display_name: name } })
  const { card } = await joined.json()
  return { id: card.id, url: card.page_url }
}

for (const scripts of [true, false]) {
  const how = scripts ? 'with scripts' : 'without scripts'

  test(`several cards are listed, and another phone takes one by its link, ${how}`, async ({ browser, demo }, info) => {
    const own = await phone(browser, scripts)
    const card = await take(own, demo, 'Ada')
    await looked(own, scripts)
    await own.goto(new URL('/c', card).href)
    await expect(own, 'one card is shown at once').toHaveURL(card)
    const second = await made(own, demo, 'Bea')
    await own.goto(second.url)
    await own.getByRole('button', { name: 'Keep it here' }).click()
    await own.goto(new URL('/c', card).href)
    await expect(own.getByRole('heading', { name: 'Your cards' })).toBeVisible()
    await expect(own.getByRole('listitem')).toHaveCount(2)
    await looked(own, scripts)

    await own.goto(card)
    await own.getByRole('link', { name: 'On another phone' }).click()
    await own.locator('.link').scrollIntoViewIfNeeded()
    expect(await readCode(own, info)).toContain(card)
    const other = await phone(browser, scripts)
    await other.goto(card)
    await other.getByRole('button', { name: 'Keep it here' }).click()
    await own.reload()
    await expect(own.getByText('One other phone holds this card')).toBeVisible()
    await looked(own, scripts)
    await own.getByRole('button', { name: 'Forget it on all others' }).click()
    await expect(own.getByText('It is kept on one phone.')).toBeVisible()
    await other.goto(new URL('/c', card).href)
    await expect(other.getByText('does not hold this card any more')).toBeVisible()
    await looked(other, scripts)
  })

  test(`a recovery word brings a card back, ${how}`, async ({ browser, demo }) => {
    const own = await phone(browser, scripts)
    const card = await take(own, demo, 'Ada')
    await own.getByRole('link', { name: 'Keep this card safe' }).click()
    await own.getByRole('button', { name: 'Make a recovery word' }).click()
    const word = (await own.locator('.secret').textContent())?.trim() ?? ''
    expect(word).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    await looked(own, scripts)
    const other = await phone(browser, scripts)
    await other.goto(new URL('/c', card).href)
    await other.getByRole('link', { name: 'Get a card back' }).click()
    await looked(other, scripts)
    await other.getByLabel('Your recovery word').fill('0000-0000-0000-0000')
    await other.getByRole('button', { name: 'Get it back' }).click()
    await expect(other.getByText('opens no card')).toBeVisible()
    await looked(other, scripts)
    await other.getByLabel('Your recovery word').fill(word.toLowerCase().replaceAll('-', ' '))
    await other.getByRole('button', { name: 'Get it back' }).click()
    await expect(other).toHaveURL(card)
    await other.getByRole('link', { name: 'On another phone' }).click()
    await expect(other.getByText('kept on 2 phones')).toBeVisible()
  })

  test(`a lost card is replaced, and staff show the way back, ${how}`, async ({ browser, demo }) => {
    const own = await phone(browser, scripts)
    const card = await take(own, demo, 'Ada')
    await own.getByRole('link', { name: 'Keep this card safe' }).click()
    await own.getByText('Yes, I want a new card').click()
    await looked(own, scripts)
    await own.getByRole('button', { name: 'Replace this card' }).click()
    await expect(own).toHaveURL(/\/c\/[0-9a-z]{26}$/)
    expect(own.url()).not.toBe(card)
    const stranger = await phone(browser, scripts)
    await stranger.goto(card)
    await expect(stranger.getByText('We do not know this card')).toBeVisible()
    await looked(stranger, scripts)

    const lost = await made(own, demo, 'Cia')
    const headers = { authorization: `Bearer ${demo.api_key}` }
    const shown = await own.request.post(new URL(`/api/v1/cards/${lost.id}/return-link`, card).href, { headers })
    const { url } = await shown.json()
    await stranger.goto(url)
    await looked(stranger, scripts)
    await stranger.getByRole('button', { name: 'Keep it here' }).click()
    await expect(stranger).toHaveURL(lost.url)
    await stranger.goto(url)
    await expect(stranger.getByText('This way back was used already')).toBeVisible()
  })
}
