//! What customers do with their own data, and a ticket's first stamp, by keyboard alone at 400 %: each is carried through to
//! its end, with every screen on the way looked at by axe.

import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { ask } from './counter'
import { expect, test } from './demo'
import { looked, press, viewport } from './keyboard'

/** What somebody has allowed last, as the shop has it. */
async function allowed(page: Page, card: string): Promise<boolean | undefined> {
  const answer = await page.request.get(`${card}/privacy/export.json`)
  const { consents } = (await answer.json()) as { consents: { purpose: string; is_given: boolean }[] }
  return consents.filter(({ purpose }) => purpose === 'marketing').at(-1)?.is_given
}

for (const [locale, language] of [['en-GB', 'en'], ['it-IT', 'it'], ['pl-PL', 'pl']] as const) {
  test.describe(language, () => {
    test.use({ locale, viewport })
    test.slow()

    test(`a newcomer takes a stamp, and has their way with their data, by keyboard alone, ${language}`, async ({ page, demo }) => {
      const { url } = await ask<{ url: string }>(page, demo, 'POST', '/tickets', { stamps: 2 })
      await page.goto(url)
      await looked(page, language)
      await press(page, page.locator('form.sheet button'))
      await press(page, page.locator('main a.button'))
      await expect(page).toHaveURL(/\/c\/[0-9a-z]{26}$/)
      await expect(page.locator('.stamps').first().locator('.on')).toHaveCount(2)
      const card = page.url()

      await press(page, page.locator('.ways a[href$="/privacy"]'))
      const offers = page.locator('form', { has: page.locator('[value=marketing]') })
      expect(await allowed(page, card), 'nobody allowed it for them').toBeUndefined()
      for (const is_given of [true, false]) {
        await press(page, offers.getByRole('button'))
        await expect(offers.locator('[name=is_given]')).toHaveValue(String(!is_given))
        expect(await allowed(page, card)).toBe(is_given)
        await looked(page, language)
      }

      const [download] = await Promise.all([page.waitForEvent('download'), press(page, page.locator('a[download]'))])
      const file = JSON.parse(await readFile(await download.path(), 'utf8')) as { entries: { delta: number }[] }
      expect(file.entries.reduce((sum, { delta }) => sum + delta, 0), 'the stamps are in the file').toBe(2)
      await press(page, page.locator('a[href$="/privacy/export"]'))
      await looked(page, language)
      await press(page, page.locator('header a'))

      await press(page, page.locator('a[href$="/privacy/erasure"]'))
      await looked(page, language)
      // Who goes there by mistake comes back with everything.
      await press(page, page.locator('form.sheet a'))
      await press(page, page.locator('a[href$="/privacy/erasure"]'))
      await press(page, page.locator('form.sheet button'))
      await expect(page.locator('form')).toHaveCount(0)
      await looked(page, language)
      expect((await page.goto(card))?.status(), 'the card is unknown').toBe(404)
      await looked(page, language)
      expect((await page.request.get(`${card}/privacy/export.json`)).status()).toBe(404)
    })
  })
}
