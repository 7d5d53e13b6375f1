//! Every flow of the card and the counter by keyboard alone, with each screen on the way looked at by axe: in three languages,
//! in daylight and in the dark.

import type { Page } from '@playwright/test'
import { ask } from './counter'
import { expect, test, type Demo } from './demo'
import { looked, press, reach, viewport } from './keyboard'

interface Made {
  id: string
  card: { id: string; page_url: string }
}

const made = (page: Page, demo: Demo, display_name: string) =>
  ask<Made>(page, demo, 'POST', '/customers', { display_name, consents: ['surveys', 'marketing'] })
const text = async (page: Page, demo: Demo, { card }: Made, kind: 'code' | 'live-code') =>
  (await ask<{ text: string }>(page, demo, 'GET', `/cards/${card.id}/${kind}`)).text

for (const [locale, language, sentence] of [
  ['en-GB', 'en', /0 of 10 stamps\. \d+ more to .+\./],
  ['it-IT', 'it', /0 di 10 timbri\. Ancora \d+ timbri per .+\./],
  ['pl-PL', 'pl', /0 z 10 pieczątek\. Jeszcze \d+ pieczątek.+\./],
] as const) {
  test.describe(language, () => {
    test.use({ locale, viewport })
    test.slow()

    test(`a customer joins, claims, redeems and answers by keyboard alone, ${language}`, async ({ page, demo }) => {
      await page.goto(demo.join_url)
      await looked(page, language)
      await reach(page, page.locator('[name=display_name]'))
      await page.keyboard.type('Ada')
      await press(page, page.locator('form.sheet button'))
      await expect(page).toHaveURL(/\/c\/[0-9a-z]{26}$/)
      await expect(page.locator('[data-live-says]')).not.toBeEmpty()
      expect(await page.locator('.stamps').first().ariaSnapshot(), 'a screen reader says a sentence').toMatch(sentence)
      await looked(page, language)
      await press(page, page.locator('button.larger'))
      await expect(page.getByRole('dialog')).toBeVisible()
      await looked(page, language)
      await page.keyboard.press('Escape')

      const { url } = await ask<{ url: string }>(page, demo, 'POST', '/tickets', { stamps: 2 })
      await page.goto(url)
      await looked(page, language)
      await press(page, page.locator('form.sheet button'))
      await expect(page.locator('main a.button')).toBeVisible()
      await looked(page, language)
      await press(page, page.locator('main a.button'))
      await expect(page.locator('.stamps').first().locator('.on')).toHaveCount(2)
      await press(page, page.locator('.card summary').first())
      await expect(page.locator('.card details').first()).toHaveAttribute('open', '')

      const bea = await made(page, demo, 'Bea')
      const gift = await ask<{ id: string }>(page, demo, 'POST', `/customers/${bea.id}/gifts`, { title: 'un caffè', reason: 'A test.' })
      await page.goto(bea.card.page_url)
      await press(page, page.locator('[data-reward] a.button'))
      await expect(page.locator('main.use')).toBeVisible()
      await looked(page, language)
      // A used reward is a visit, and a scan after it another: then a question is due.
      await ask(page, demo, 'POST', `/rewards/${gift.id}/redemption`, { code: await text(page, demo, bea, 'live-code') })
      await ask(page, demo, 'POST', '/scans', { code: await text(page, demo, bea, 'code') })
      await page.goto(bea.card.page_url)
      await looked(page, language)
      await press(page, page.locator('.scores button').first())
      await expect(page.locator('[name=comment]')).toBeVisible()
      await looked(page, language)
      for (const part of ['/cases', '/privacy', '/privacy/export', '/privacy/erasure', '/safe', '/print']) {
        await page.goto(bea.card.page_url + part)
        await looked(page, language)
      }
      await page.goto(new URL('/c', demo.card_url).href)
      await looked(page, language)
      await page.goto(new URL('/c/back', demo.card_url).href)
      await looked(page, language)
    })

    test(`somebody works a shift by keyboard alone, ${language}`, async ({ page, context, demo }) => {
      const origin = new URL(demo.counter_url).origin
      // A hand rests on the screen: a verdict goes away by itself, and a busy machine looks at it for longer than people do.
      await page.addInitScript(() => setInterval(() => dispatchEvent(new Event('pointerdown')), 1000))
      const [ada, full, bea] = [await made(page, demo, 'Ada'), await made(page, demo, 'Zuzanna'), await made(page, demo, 'Bea')]
      const codes = [await text(page, demo, ada, 'code'), await text(page, demo, bea, 'code')] as const
      await ask(page, demo, 'POST', `/customers/${full.id}/gifts`, { title: 'un caffè', reason: 'A test.' })
      await page.goto(`${origin}/counter`)
      await looked(page, language)
      await page.goto(demo.counter_url)
      await page.reload()
      await looked(page, language)
      await press(page, page.locator('form.sheet .button'))
      const sofia = page.locator('.names button', { hasText: 'Sofia' })
      await expect(sofia).toBeVisible()
      await looked(page, language)
      await press(page, sofia)
      await expect(page.locator('.pad')).toBeVisible()
      await looked(page, language)
      for (const digit of demo.counter_pin) await press(page, page.locator('.pad button', { hasText: digit }))

      const [fewer, more] = [page.locator('.step button').first(), page.locator('.step button').last()]
      await press(page, more)
      await expect(page.locator('.step output')).toHaveText('+2')
      await press(page, fewer)
      await expect(page.locator('.step output')).not.toHaveText('+2')
      await looked(page, language)
      const verdict = (kind: string) => expect(page.locator('.counter')).toHaveAttribute('data-verdict', kind)
      const typed = async (code: string) => {
        await reach(page, page.locator('#code'))
        await page.keyboard.insertText(code)
        await page.keyboard.press('Enter')
      }
      await typed(codes[0])
      await verdict('stamped')
      await looked(page, language)
      await press(page, page.locator('.dock button', { hasText: '−' }))
      await verdict('undone')
      await looked(page, language)
      await press(page, page.locator('.dock button').last())

      await typed(await text(page, demo, full, 'live-code'))
      await verdict('stamped')
      await press(page, page.locator('.dock .button:not(.quiet)'))
      await verdict('redeemed')
      await looked(page, language)
      await press(page, page.locator('.dock button').last())
      await typed('https://example.org/menu')
      await verdict('refused')
      await looked(page, language)
      await press(page, page.locator('.dock button').last())

      const dialog = page.getByRole('dialog')
      const opened = async (way: number) => {
        await press(page, page.locator('nav.ways button').nth(way))
        await expect(dialog).toBeVisible()
      }
      await opened(1)
      await reach(page, dialog.locator('input'))
      await page.keyboard.type('zuzanna')
      await press(page, dialog.getByRole('button', { name: /Zuzanna/ }))
      await expect(dialog.locator('h1, h2').first()).toContainText('Zuzanna')
      await looked(page, language)
      await press(page, dialog.locator('.rows button').first())
      await expect(dialog.locator('tbody tr')).not.toHaveCount(0)
      await looked(page, language)
      await page.keyboard.press('Escape')
      await opened(2)
      await expect(dialog.locator('svg, img').first()).toBeVisible()
      await looked(page, language)
      await page.keyboard.press('Escape')
      await opened(3)
      await looked(page, language)
      await page.keyboard.press('Escape')

      await context.setOffline(true)
      await typed(codes[0])
      await verdict('unconfirmed')
      await looked(page, language)
      // Once more is too soon: the server refuses it when somebody else is on the screen already.
      for (const code of codes) {
        await press(page, page.locator('.dock button').last())
        await typed(code)
        await verdict('unconfirmed')
      }
      await context.setOffline(false)
      await verdict('stamped')
      await press(page, page.locator('.dock button').last())
      await press(page, page.locator('.aside > .button'))
      await expect(dialog.locator('li')).toHaveCount(1)
      await looked(page, language)
      await page.keyboard.press('Escape')

      const kiosk = await context.newPage()
      await kiosk.goto(`${origin}/counter#kiosk`)
      await looked(kiosk, language)
    })
  })
}
