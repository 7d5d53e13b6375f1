//! What the tests see on a page: its code, its faults for people who cannot see it, and what no page may do.

import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { expect, type Browser, type BrowserContext, type Page, type TestInfo } from '@playwright/test'
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

const reported = 'broke the policy:'

/**
 * Watches every page that a test opens, and fails the test that saw one break its policy, or ask another host than ours.
 * With the internet cut off everything has to work, so no test needs anything else.
 */
export async function watched(browser: Browser, use: () => Promise<void>): Promise<void> {
  const faults: string[] = []
  const watch = (context: BrowserContext) => {
    void context.addInitScript((reported) => {
      addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, documentURI, sample }) =>
        console.error(reported, effectiveDirective, blockedURI, documentURI, sample))
    }, reported)
    context.on('console', (message) => {
      if (message.text().startsWith(reported) || /Content Security Policy|Trusted ?(Type|HTML|Script)/.test(message.text())) faults.push(message.text())
    })
    context.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url())
      if (protocol.startsWith('http') && !['127.0.0.1', 'localhost'].includes(hostname)) faults.push(`asked ${request.url()}`)
    })
  }
  browser.contexts().forEach(watch)
  browser.on('context', watch)
  await use()
  browser.off('context', watch)
  expect(faults).toEqual([])
}
