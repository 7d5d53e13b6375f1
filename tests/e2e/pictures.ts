//! The pictures of the README and the docs: real pages of the demo, put side by side.

import type { Page } from '@playwright/test'
import { expect, test } from './demo'
import { openCounter, scan } from './counter'
import { desk, draw, phone, shown } from './drawing'
import { signedIn } from './office'
import { isThere } from './office_tour'
import { readCode } from './page'

test.use({ colorScheme: 'light', deviceScaleFactor: 1.5, contextOptions: { reducedMotion: 'reduce' } })

test('the card and the counter', async ({ page, demo }, info) => {
  await page.goto(demo.card_url)
  const code = await readCode(page, info)
  const card = await shown(page)
  await openCounter(page, demo)
  await scan(page, code)
  await expect(page.locator('.result')).toContainText('Stamped')
  await draw(page, 'card-and-counter.png', [card, await shown(page)])
})

/** Goes to a screen of the office, and waits for what it is looked at for. */
async function at(page: Page, hash: string, ready: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), hash)
  await expect(page.locator(ready).first()).toBeVisible()
  await isThere(page)
}

/** Brings it to the upper edge, with a little air above. */
const upTo = (page: Page, selector: string) => page.locator(selector).first().evaluate((element) => scrollBy(0, element.getBoundingClientRect().top - 12))

/** The debug build's first numbers of a demo take their time. */
const patience_ms = 180_000

test.describe('wide', () => {
  // A desk has as many dots as two phones: more would only be heavier.
  test.use({ viewport: desk, deviceScaleFactor: 1 })

  test('the office on a desk', async ({ page, demo }) => {
    test.setTimeout(patience_ms)
    await signedIn(page, demo)
    await at(page, '', 'main .lead')
    const today = await shown(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await at(page, 'numbers', '.heat')
    await upTo(page, '.parts .whole')
    const cohorts = await shown(page)
    await page.emulateMedia({ colorScheme: 'light' })
    await at(page, 'programs/new', '.stamps')
    await page.evaluate(() => scrollTo(0, 0))
    const program = await shown(page)
    await draw(page, 'office-today.png', [today], desk)
    await draw(page, 'office-cohorts.png', [cohorts], desk)
    await draw(page, 'office-program.png', [program], desk)
  })
})

test('the office on a phone', async ({ page, demo }) => {
  test.setTimeout(patience_ms)
  await page.setViewportSize(phone)
  await page.emulateMedia({ colorScheme: 'dark' })
  await signedIn(page, demo)
  await at(page, '', 'main .lead')
  await page.locator('.lead button').nth(1).click()
  await expect(page.locator('dialog .behind a').first()).toBeVisible()
  const formula = await shown(page)
  await page.locator('dialog .behind').evaluate((people) => people.closest('dialog')!.scrollTo(0, 1e6))
  const number = [formula, await shown(page)]
  await page.keyboard.press('Escape')

  await at(page, 'inbox', '.said')
  const waiting = await shown(page)
  await page.locator('.said > .button').first().click()
  await page.locator('.said textarea').fill('I am sorry. The next coffee is on us.')
  const inbox = [waiting, await shown(page)]

  await page.emulateMedia({ colorScheme: 'light' })
  await page.locator('.said .who a').first().click()
  await expect(page.locator('.facts').first()).toBeVisible()
  await isThere(page)
  await page.evaluate(() => scrollTo(0, 0))
  const card = await shown(page)
  await upTo(page, 'section:has(> .facts)')
  await draw(page, 'office-customer.png', [card, await shown(page)])
  await draw(page, 'office-number.png', number)
  await draw(page, 'office-inbox.png', inbox)
})
