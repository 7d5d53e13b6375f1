//! Being in the office: the owner of a demo shop, signed in. The ways in have tests of their own.

import { expect, type Page } from '@playwright/test'
import type { Demo } from './demo'

/** Makes the owner known by the demo's one-time link and opens the office, at one of its screens: `customers`. Once a demo. */
export async function signedIn(page: Page, demo: Demo, screen = ''): Promise<void> {
  await page.goto(demo.owner_url)
  const status = await page.evaluate(async () => {
    const secret = new URLSearchParams(location.hash.slice(1)).get('setup')
    const body = JSON.stringify({ secret, name: 'Anna', password: 'a horse in the rain' })
    return (await fetch('/api/v1/owner/setup', { method: 'POST', body, headers: { 'Content-Type': 'application/json' } })).status
  })
  expect(status).toBe(201)
  // The same page with another fragment would not be loaded anew.
  await page.goto('about:blank')
  await page.goto(new URL(`/owner#${screen}`, demo.owner_url).href)
  await expect(page.getByRole('navigation').first()).toBeVisible()
}
