//! The README's picture: the demo's card beside the counter's answer to its scan. Real pages, put side by side.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './demo'
import { openCounter, scan } from './counter'
import { readCode } from './page'

const folder = join(__dirname, '../../docs/images')

test.use({ colorScheme: 'light', deviceScaleFactor: 1.5, contextOptions: { reducedMotion: 'reduce' } })

test('the card and the counter', async ({ page, demo }, info) => {
  const shown = async () => `data:image/png;base64,${(await page.screenshot()).toString('base64')}`
  await page.goto(demo.card_url)
  const code = await readCode(page, info)
  const card = await shown()

  await openCounter(page, demo)
  await scan(page, code)
  await expect(page.locator('.result')).toContainText('Stamped')
  const counter = await shown()

  await page.goto('about:blank')
  await page.setViewportSize({ width: 820, height: 860 })
  await page.setContent(`<style>
      body { margin: 0; display: flex; justify-content: center; gap: 28px; padding: 28px; background: #d9d2c4 }
      img { width: 360px; height: 800px; border-radius: 22px }
    </style><img src="${card}"><img src="${counter}">`)
  await page.waitForFunction(() => [...document.images].every((image) => image.complete))
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, 'card-and-counter.png') })
})
