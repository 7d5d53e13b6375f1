//! Verbs of somebody who has a keyboard alone and sees the page at 400 %.

import { expect, type Locator, type Page } from '@playwright/test'
import { expectAccessible } from './page'

/** A window of 1280 by 1024 at 400 % (WCAG 2.2, 1.4.10). */
export const viewport = { width: 320, height: 256 }
/** No screen has more to go through. */
const most_tabs = 60

/** Goes to something as a keyboard does, from where it is, and sees where it has come to. */
export async function reach(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let tabs = 0; tabs < most_tabs; tabs += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return expect(target).toBeInViewport()
    await page.keyboard.press('Tab')
  }
  throw new Error(`no keyboard comes to ${target}`)
}

/** Goes to something and presses it. */
export async function press(page: Page, target: Locator): Promise<void> {
  await reach(page, target)
  await page.keyboard.press('Enter')
}

/** The screen is there, in its language, as wide as the window and no wider, and nothing is wrong with it. */
export async function looked(page: Page, language: string): Promise<void> {
  await expectAccessible(page)
  expect(await page.locator('html').getAttribute('lang')).toMatch(new RegExp(`^${language}`))
  expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(viewport.width)
}
