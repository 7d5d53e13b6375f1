//! The pages of a card as the server gives them: in three languages, both themes and on the narrowest screen.

import { expect, test } from './demo'
import { expectAccessible } from './page'

const parts = ['', '/history', '/print', '/print?size=wallet', '/safe', '/privacy']

for (const locale of ['en-GB', 'it-IT', 'pl-PL']) {
  test(`each page of a card is for everybody, ${locale}`, async ({ browser, demo }) => {
    // 1,280 pixels at 400 % are 320 (WCAG 2.2, 1.4.10).
    const context = await browser.newContext({ locale, viewport: { width: 320, height: 640 } })
    const page = await context.newPage()
    await page.goto(demo.card_url)
    const reward = await page.locator('[data-reward]').first().getAttribute('data-reward')
    for (const part of [...parts, `/rewards/${reward}`]) {
      await page.goto(demo.card_url + part)
      await expect(page.locator('html')).toHaveAttribute('lang', locale.slice(0, 2))
      await expectAccessible(page)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      // What is printed has the size of paper, whatever the screen's.
      if (!part.includes('wallet')) expect(overflow, part).toBeLessThanOrEqual(0)
    }
    await context.close()
  })
}

test('a reward is held out without a script, in two taps', async ({ browser, demo }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB', viewport: { width: 360, height: 800 } })
  const page = await context.newPage()
  await page.goto(demo.card_url)
  await page.getByRole('button', { name: 'Keep it here' }).click()
  await page.getByRole('link', { name: /^Use / }).first().click()
  await expect(page.getByText('Show this at the counter.')).toBeVisible()
  await expect(page.locator('.code svg')).toBeVisible()
  const box = await page.locator('.code').boundingBox()
  expect(box?.width, 'scanners need it large').toBeGreaterThan(300)
  await page.getByRole('link', { name: 'Back to the card' }).click()
  await expect(page).toHaveURL(demo.card_url)
})

test('a language is chosen by a tap and kept', async ({ browser, demo }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(demo.card_url)
  await page.getByRole('button', { name: 'Polski' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'pl')
  await page.reload()
  await expect(page.getByRole('button', { name: 'Polski' })).toHaveAttribute('aria-current', 'true')
})
