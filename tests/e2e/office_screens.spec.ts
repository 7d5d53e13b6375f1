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

/** Where everything of a screen is, and how it is written. */
const layout = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready
    return [...document.querySelectorAll('main, main *')].map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect()
      const { fontSize, fontWeight, color } = getComputedStyle(one)
      return `${one.tagName}.${one.getAttribute('class') ?? ''} ${[x, y + scrollY, width, height].map(Math.round).join(' ')} ${fontSize} ${fontWeight} ${color}`
    })
  })

/** The same, once it stays as it is. */
async function settled(page: Page): Promise<string[]> {
  let before: string[] = []
  await expect(async () => {
    await isThere(page)
    const now = await layout(page)
    const isStill = now.join() === before.join()
    before = now
    expect(isStill).toBe(true)
  }).toPass({ intervals: [300] })
  return before
}

test('a screen looks the same whatever was opened before it', async ({ page, demo }) => {
  test.setTimeout(tour_ms)
  const known = await furnished(page, demo)
  await signedIn(page, demo)
  const looks = ['a profile', 'a new program', 'all settings']
  const stops = [...(await screens(page)), ...opened(known).filter(({ name }) => looks.includes(name))]
  const fresh: string[][] = []
  for (const stop of stops) {
    // Not by way of another screen: only its own styles are there.
    await page.goto('about:blank')
    await page.goto(new URL(`/owner#${stop.hash}`, demo.owner_url).href)
    await isThere(page)
    await stop.open?.(page)
    fresh.push(await settled(page))
  }
  // By now every screen's styles but the last one's are new to this page; once round brings them all.
  for (const stop of stops) await visit(page, stop)
  const found: string[] = []
  for (const [index, stop] of stops.entries()) {
    await visit(page, stop)
    const after = await settled(page)
    const at = fresh[index]!.findIndex((one, line) => one !== after[line])
    if (at >= 0) found.push(`${stop.name}: ${fresh[index]![at]} is then ${after[at]}`)
  }
  expect(found).toEqual([])
})

test('a screen that comes late leaves the one that was opened since in its place', async ({ page, demo }) => {
  await signedIn(page, demo, 'more')
  const isHeld = page.waitForRequest(/Programs-.*\.js/)
  let letCome = () => {}
  const isAllowed = new Promise<void>((resolve) => (letCome = resolve))
  await page.route(/Programs-.*\.js/, async (route) => {
    await isAllowed
    await route.continue()
  })
  await page.evaluate(() => (location.hash = 'programs'))
  const held = await isHeld
  await expect(page.locator('main .entries')).toHaveCount(0)
  await page.evaluate(() => (location.hash = 'more'))
  await expect(page.locator('main .entries')).toBeVisible()
  letCome()
  // Whoever asks for the same file has it when the office has it.
  await page.evaluate(async (url) => void (await import(url)), held.url())
  await settled(page)
  await expect(page.locator('main .entries')).toBeVisible()
})
