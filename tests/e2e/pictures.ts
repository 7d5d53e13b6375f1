//! The pictures of the README and the docs: real pages of the demo, put side by side.

import { expect, test } from './demo'
import { openCounter, scan } from './counter'
import { draw, shown } from './drawing'
import { signedIn } from './office'
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

test('the office', async ({ page, demo }) => {
  await signedIn(page, demo)
  const at = async (hash: string, ready: string) => {
    await page.evaluate((hash) => (location.hash = hash), hash)
    await expect(page.locator(ready).first()).toBeVisible()
    await page.waitForTimeout(500)
    return shown(page)
  }
  const today = await at('', 'main .lead')
  await page.locator('.lead button').nth(1).click()
  await expect(page.getByRole('dialog').getByRole('row').first()).toBeVisible()
  const why = await shown(page)
  await page.keyboard.press('Escape')
  const numbers = await at('numbers', 'main svg')
  const inbox = await at('inbox', '.said')
  const program = await at('programs/new', '.stamps')
  const posters = await at('posters', 'main svg')
  await draw(page, 'office-today.png', [today, why, numbers])
  await draw(page, 'office-work.png', [inbox, program, posters])
})
