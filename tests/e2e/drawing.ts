//! Pictures for the docs: phones with what is on them, side by side, or a desk.

import { join } from 'node:path'
import type { Page } from '@playwright/test'

const folder = join(__dirname, '../../docs/images')
export const phone = { width: 360, height: 800 }
export const desk = { width: 1200, height: 860 }

/** What the page looks like just now. */
export const shown = async (page: Page) => `data:image/png;base64,${(await page.screenshot()).toString('base64')}`

/** Puts phones side by side into one picture, or a desk alone. */
export async function draw(page: Page, name: string, screens: string[], size = phone): Promise<void> {
  await page.goto('about:blank')
  await page.setViewportSize({ width: 40 + screens.length * (size.width + 28), height: size.height + 60 })
  await page.setContent(`<style>
      body { margin: 0; display: flex; justify-content: center; gap: 28px; padding: 28px; background: #d9d2c4 }
      img { width: ${size.width}px; height: ${size.height}px; border-radius: 22px }
    </style>${screens.map((picture) => `<img src="${picture}">`).join('')}`)
  await page.waitForFunction(() => [...document.images].every((image) => image.complete))
  await page.screenshot({ path: join(folder, name) })
}
