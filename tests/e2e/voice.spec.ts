//! What shop and customer say to each other on the card: a question answered, a case opened and solved, a note put away.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { expect, test, type Demo } from './demo'
import { expectAccessible } from './page'

/** Where pictures of every state are put, for people to look at; nowhere unless told. */
const pictures = process.env.TIMBRO_LOOK

async function phone(browser: Browser, javaScriptEnabled: boolean, locale = 'en-GB'): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled, locale, viewport: { width: 360, height: 800 } })).newPage()
}

/** A request of the shop's own program. */
async function ask(page: Page, demo: Demo, method: string, path: string, data?: object): Promise<any> {
  const headers = { authorization: `Bearer ${demo.api_key}`, 'idempotency-key': crypto.randomUUID() }
  const answer = await page.request.fetch(new URL(`/api/v1${path}`, demo.card_url).href, { method, headers, data })
  expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true)
  return answer.json()
}

/** Somebody with a card and two visits, who may be asked. */
async function regular(page: Page, demo: Demo, name: string): Promise<{ id: string, url: string }> {
  const joined = await ask(page, demo, 'POST', '/customers', { display_name: name, consents: ['surveys', 'marketing'] })
  // A used gift is a visit, and a scan after it another.
  const gift = await ask(page, demo, 'POST', `/customers/${joined.id}/gifts`, { title: 'a coffee', reason: 'Welcome.' })
  const live = await ask(page, demo, 'GET', `/cards/${joined.card.id}/live-code`)
  await ask(page, demo, 'POST', `/rewards/${gift.id}/redemption`, { code: live.text })
  const printed = await ask(page, demo, 'GET', `/cards/${joined.card.id}/code`)
  await ask(page, demo, 'POST', '/scans', { code: printed.text })
  return { id: joined.id, url: joined.card.page_url }
}

/** Looks for faults, where a script can. */
async function looked(page: Page, scripts: boolean): Promise<void> {
  if (scripts) await expectAccessible(page)
}

for (const scripts of [true, false]) {
  const how = scripts ? 'with scripts' : 'without scripts'

  test(`a question is answered with one tap and a word besides, ${how}`, async ({ browser, demo }) => {
    const page = await phone(browser, scripts)
    const ada = await regular(page, demo, 'Ada')
    await page.goto(ada.url)
    await expect(page.getByRole('heading', { name: 'Would you recommend Bar Sole' })).toBeVisible()
    await looked(page, scripts)
    for (const score of await page.locator('.scores button').all()) {
      const box = await score.boundingBox()
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44)
    }
    // With the keyboard alone.
    await page.getByRole('button', { name: '3 of 10', exact: true }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible()
    await looked(page, scripts)
    await page.getByLabel('Do you want to say more?').fill('Cold <b>coffee</b>.')
    await page.getByRole('button', { name: 'Send' }).click()
    await expect(page.getByText('Bar Sole has your words.')).toBeVisible()
    await looked(page, scripts)
    const { data } = await ask(page, demo, 'GET', `/customers/${ada.id}/answers`)
    expect(data).toMatchObject([{ kind: 'nps', score: 3, comment: 'Cold <b>coffee</b>.' }])
    await page.getByRole('link', { name: 'Back to the card' }).click()
    await expect(page.locator('.scores')).toHaveCount(0)

    const bea = await regular(page, demo, 'Bea')
    await page.goto(bea.url)
    await page.getByRole('button', { name: 'Not now' }).click()
    await expect(page.locator('.scores')).toHaveCount(0)
  })

  test(`what went wrong is told, and the answer put away, ${how}`, async ({ browser, demo }) => {
    const page = await phone(browser, scripts)
    const ada = await regular(page, demo, 'Ada')
    await page.goto(ada.url)
    await page.getByRole('link', { name: 'Something wrong?' }).click()
    await looked(page, scripts)
    await page.getByLabel('in a few words').fill('Waited for ages.')
    await page.getByLabel('Yes, please').check()
    await page.getByRole('button', { name: 'Send' }).click()
    await expect(page.getByText('is with the shop')).toBeVisible()
    await looked(page, scripts)
    const { data } = await ask(page, demo, 'GET', '/cases?open=true')
    expect(data[0]).toMatchObject({ weight: 'serious', text: 'Waited for ages.', actor_kind: 'customer' })
    await ask(page, demo, 'PATCH', `/cases/${data[0].id}`, { solved: true, answer: 'Sorry, Ada.\nThe next one is ours.' })
    await page.getByRole('link', { name: 'Back to the card' }).click()
    await expect(page.getByRole('heading', { name: 'Bar Sole answers' })).toBeVisible()
    await looked(page, scripts)
    await page.getByRole('button', { name: 'Seen' }).click()
    await expect(page.getByText('The next one is ours.')).toHaveCount(0)
    await expect(page.getByText('is solved, since')).toBeVisible()
    const { data: notes } = await ask(page, demo, 'GET', `/customers/${ada.id}/notes`)
    expect(notes[0].seen_at).not.toBeNull()
  })
}

if (pictures) test('every state, in three languages and two themes', async ({ browser, demo }) => {
  mkdirSync(pictures, { recursive: true })
  for (const [locale, language] of [['en-GB', 'en'], ['it-IT', 'it'], ['pl-PL', 'pl']] as const) {
    const page = await phone(browser, true, locale)
    const ada = await regular(page, demo, `Ada ${language}`)
    const draw = async (state: string) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.screenshot({ path: join(pictures ?? '', `${state}-${language}-${colorScheme}.png`), fullPage: true })
      }
    }
    await ask(page, demo, 'POST', `/customers/${ada.id}/notes`, { kind: 'offer', text: 'Two cornetti for one, until Sunday.', until: '2036-03-14T23:00:00Z' })
    await page.goto(ada.url)
    await draw('card')
    await page.setViewportSize({ width: 1440, height: 900 })
    await draw('wide')
    await page.setViewportSize({ width: 360, height: 800 })
    await page.locator('.scores button').first().click()
    await draw('thanks')
    await page.goto(`${ada.url}/cases`)
    await draw('case')
    await page.locator('textarea').fill('Cold.')
    await page.locator('form button').click()
    await draw('told')
    await page.goto(ada.url)
    await draw('after')
  }
})
