//! Verbs of the counter: enrolling this browser, beginning a shift, scanning.

import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, type Demo } from './demo'

/** What opens a counter. */
type Opening = Pick<Demo, 'counter_url' | 'counter_pin'>

/** Opens the enrolment's link and takes it. */
export async function enrol(page: Page, link: string, name = ''): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Name of this device').fill(name)
  await page.getByRole('button', { name: 'Enrol', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Who is at work?' })).toBeVisible()
}

/** Taps a name and types the PIN. */
export async function begin(page: Page, demo: Opening, name = 'Sofia'): Promise<void> {
  await page.getByRole('button', { name }).click()
  await expect(page.getByRole('heading', { name: `${name}, your PIN` })).toBeVisible()
  await page.keyboard.type(demo.counter_pin)
  await expect(page.getByRole('button', { name: 'Lock' })).toBeVisible()
}

/** A device just enrolled, with somebody at work on it. */
export async function openCounter(page: Page, demo: Opening, name = 'Sofia'): Promise<void> {
  await enrol(page, demo.counter_url)
  await begin(page, demo, name)
}

/** Hands the counter over to whoever comes next. */
export async function endShift(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('button', { name: 'End shift' }).click()
}

/** Types a code as a USB scanner does: fast, with Enter at its end, and no field has the focus. */
export async function scan(page: Page, code: string): Promise<void> {
  await expect(page.getByRole('button', { name: 'Lock' })).toBeVisible()
  await page.evaluate((code) => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    for (const key of [...code, 'Enter']) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  }, code)
}

/** The page is kept by the worker, with what it loads later. */
export async function isKept(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state), { timeout: 20_000 }).toBe('activated')
  await expect.poll(() => page.evaluate(async () => !!(await caches.match('/counter', { ignoreSearch: true, ignoreVary: true }))), { timeout: 20_000 }).toBe(true)
}

export const verdict = (page: Page) => page.locator('.result')

/** Asks the API as a machine with the shop's key. */
export async function ask<T>(page: Page, demo: Demo, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await page.request.fetch(`${new URL(demo.counter_url).origin}/api/v1${path}`, {
    method,
    headers: { Authorization: `Bearer ${demo.api_key}`, 'Content-Type': 'application/json', ...(method === 'POST' && { 'Idempotency-Key': randomUUID() }) },
    ...(body !== undefined && { data: JSON.stringify(body) }),
  })
  expect(answer.ok(), `${method} ${path}: ${answer.status()}`).toBe(true)
  return (answer.status() === 204 ? undefined : await answer.json()) as T
}
