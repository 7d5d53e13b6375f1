//! What the tests see on a page: its code, and its faults for people who cannot see it.

import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { expect, type Page, type TestInfo } from '@playwright/test'
import axe from 'axe-core'

/** Reads the QR code from the page's picture, as a camera would: by a decoder that is not ours. */
export async function readCode(page: Page, info: TestInfo): Promise<string> {
  const picture = info.outputPath('page.png')
  writeFileSync(picture, await page.screenshot())
  return execFileSync('zbarimg', ['--nodbus', '--quiet', '--raw', picture], { encoding: 'utf8' }).trim()
}

/** Fails with the rules that a page breaks, in daylight and in the dark. An app has a heading as soon as it has something to say. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page.locator('h1').first()).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.evaluate(axe.source)
    const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run())
    const faults = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
    expect(faults, colorScheme).toEqual([])
  }
}
