//! Every screen of the office, and what opens on it, in three languages: no fault for whoever cannot see it, by day and by
//! night, and at 400 % zoom all of it is there without going sideways.

import type { Page } from '@playwright/test'
import axe from 'axe-core'
import { expect, test } from './demo'
import { signedIn } from './office'
import { furnished, isThere, opened, screens, tour_ms, visit } from './office_tour'

/** A window of 1280 by 1024, zoomed to 400 %. */
const zoomed = { width: 320, height: 256 }
const phone = { width: 360, height: 800 }

/** The rules that a page breaks. What is not a matter of colour is the same by night. */
async function faults(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const { violations } = await page.evaluate(
    (isDark) =>
      // What lies under a dialog has a stop of its own.
      (window as unknown as { axe: typeof axe }).axe.run(document.querySelector('dialog[open]') ?? document, {
        resultTypes: ['violations'],
        preload: false,
        ...(isDark && { runOnly: ['color-contrast'] }),
      }),
    colorScheme === 'dark',
  )
  return violations.map(({ id, nodes }) => `${colorScheme}: ${id}: ${nodes.map((node) => node.html).join(' ')}`)
}

/** What is wrong once is often wrong for all that is in it. */
const most_told = 5

/** What goes beyond the screen's edge or is cut off. Tables may move in boxes of their own that the keyboard reaches. */
const sideways = (page: Page) =>
  page.evaluate(() => {
    const faults: string[] = []
    const wide = document.documentElement.clientWidth
    const tell = (what: string, element: Element) => faults.push(`${what}: ${element.outerHTML.slice(0, 160)}`)
    if (document.documentElement.scrollWidth > wide) faults.push(`the page is ${document.documentElement.scrollWidth} wide`)
    const top = document.querySelector('dialog[open]') ?? document.body
    for (const element of top.querySelectorAll<HTMLElement>('*')) {
      const box = element.getBoundingClientRect()
      if (!box.width || !box.height || element.closest('.unseen, svg') || !element.checkVisibility()) continue
      const moving = element.parentElement?.closest('.wide-table, .ids, textarea')
      if (moving) {
        if (!moving.matches('[tabindex="0"][aria-label], textarea')) tell('no key moves it', moving)
      } else if (box.right > wide + 1 || box.left < -1) tell('beyond the edge', element)
      const { overflowX } = getComputedStyle(element)
      const isField = element.matches('input, select, textarea, .wide-table, .ids')
      if (!isField && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && overflowX !== 'visible') tell('cut off', element)
    }
    return faults
  })

for (const [locale, language] of [['en-GB', 'English'], ['it-IT', 'Italian'], ['pl-PL', 'Polish']] as const) {
  test.describe(language, () => {
    test.use({ locale })

    test('every screen is for everybody, by day, by night and at 400 %', async ({ page, demo }) => {
      test.setTimeout(tour_ms)
      const known = await furnished(page, demo)
      await signedIn(page, demo)
      const found: string[] = []
      for (const stop of [...(await screens(page)), ...opened(known)]) {
        await page.setViewportSize(phone)
        await visit(page, stop)
        const all = [...(await faults(page, 'light')), ...(await faults(page, 'dark'))]
        await page.setViewportSize(zoomed)
        all.push(...(await sideways(page)).slice(0, most_told))
        found.push(...all.map((fault) => `${stop.name}: ${fault}`))
      }
      expect(found).toEqual([])
    })

    test('so are the ways in', async ({ page, demo }) => {
      const found: string[] = []
      const look = async (name: string) => {
        await isThere(page)
        const all = [...(await faults(page, 'light')), ...(await faults(page, 'dark'))]
        await page.setViewportSize(zoomed)
        all.push(...(await sideways(page)).slice(0, most_told))
        await page.setViewportSize(phone)
        found.push(...all.map((fault) => `${name}: ${fault}`))
      }
      const { origin } = new URL(demo.owner_url)
      const doors = [demo.owner_url, `${origin}/owner#open=nothing`, `${origin}/owner`]
      for (const door of doors) {
        await page.goto('about:blank')
        await page.goto(door)
        await look(door)
      }
      await page.locator('form button').last().click()
      await look('refused')
      expect(found).toEqual([])
    })
  })
}
