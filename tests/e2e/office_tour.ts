//! A tour of the office: every screen, and what opens on it or over it, found by what is alike in every language.

import type { Page } from '@playwright/test'
import { ask } from './counter'
import { expect, type Demo } from './demo'

export interface Stop {
  name: string
  /** What stands in the address. */
  hash: string
  /** What is opened there. */
  open?: (page: Page) => Promise<void>
}

/** As long as all of it may take, on a machine that has more to do. */
export const tour_ms = 300_000

export const dialog = (page: Page) => page.locator('dialog[open]')

/** Everything is opened by a key, as somebody without a mouse does. */
const press = (selector: string, nth = 0) => (page: Page) => page.locator(selector).nth(nth).press('Enter')
/** The same, for what opens over the screen: it is marked, so that one can see where the focus comes back to. */
const over = (selector: string, nth = 0) => async (page: Page) => {
  await page.locator(selector).nth(nth).evaluate((button) => button.setAttribute('data-opener', ''))
  await press(selector, nth)(page)
  await expect(dialog(page).locator('h2')).toBeVisible()
}

/** Opens whatever is folded, and what is folded in that. */
async function unfold(page: Page): Promise<void> {
  for (const _ of [1, 2]) {
    await page.locator('main details:not([open]):not([name])').evaluateAll((all) => all.forEach((details) => ((details as HTMLDetailsElement).open = true)))
    await isThere(page)
  }
}

/** Nothing is still on its way. */
export async function isThere(page: Page): Promise<void> {
  await expect(page.locator('h1').first()).toBeVisible()
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
}

const later = '2099-06-30'

/** Gives the demo what it has not, and tells who has something of everything. */
export async function furnished(page: Page, demo: Demo): Promise<{ id: string; program: string }> {
  const [wrong] = (await ask<{ data: { customer: { id: string } }[] }>(page, demo, 'GET', '/cases?open=true')).data
  const [program] = (await ask<{ data: { id: string }[] }>(page, demo, 'GET', '/programs')).data
  const { id } = wrong!.customer
  await ask(page, demo, 'PATCH', `/customers/${id}`, { email: 'a.guest.with.a.long.address@coffee.example.org' })
  await ask(page, demo, 'PUT', `/customers/${id}/tags`, { tags: ['terrace', 'oat milk'] })
  await ask(page, demo, 'POST', `/customers/${id}/gifts`, { title: 'un cornetto', reason: 'Mancava', valid_days: 30 })
  await ask(page, demo, 'POST', `/customers/${id}/notes`, { kind: 'note', text: 'Ciao!' })
  await ask(page, demo, 'PUT', '/goals/active_at_end', { target: 300, by: later, milestones: [{ target: 200, by: '2099-01-31' }] })
  await ask(page, demo, 'POST', '/retention/calculator', { metric: 'crr', inputs: { S: 120, E: 130, N: 40 }, name: 'Spring', save: true })
  await ask(page, demo, 'POST', '/locations', { name: 'Terrazza' })
  await ask(page, demo, 'POST', '/keys', { name: 'Till at the bar', scopes: ['counter', 'owner'], mode: 'live', expires_at: `${later}T00:00:00Z` })
  return { id, program: program!.id }
}

/** What opens, beside the screens themselves. */
export function opened({ id, program }: { id: string; program: string }): Stop[] {
  const one = `customers/${id}`
  const found = (query: string) => `customers/${encodeURIComponent(`?${query}`)}`
  const stop = (name: string, hash: string, open?: Stop['open']): Stop => ({ name, hash, ...(open && { open }) })
  return [
    stop('a figure of the sentence', '', over('.lead .figure', 1)),
    stop('one of the five', '', press('.people summary')),
    stop('chosen numbers', 'numbers/2025/all/before', unfold),
    stop('days of one’s own', 'numbers/2026-01-10..2026-02-20'),
    stop('tiles being chosen', 'numbers', press('.own .kept > .button')),
    stop('an amount explained', 'numbers', over('.measures .figure', 2)),
    stop('a segment', found('segment=light:red')),
    stop('nobody found', found('query=zzzz')),
    stop('a new customer', 'customers', over('.customers .acts .button')),
    stop('a note to many', found('segment=new'), over('.customers .acts .button', 1)),
    stop('a profile', one, unfold),
    stop('a profile being changed', one, press('.one .pairs + .button')),
    ...['a greeting', 'a gift', 'a note', 'a mail'].map((name, nth) => stop(name, one, over('.nudges button', nth))),
    ...['stamps put right', 'the way back', 'a lost card'].map((name, nth) => stop(name, one, over('.parts-one .acts > .plain[aria-haspopup]', nth))),
    stop('a merge', one, over('.one .rows + .button[aria-haspopup], .one .soft + .button[aria-haspopup]')),
    stop('forgetting', one, over('.columns > div:last-child > section:last-child .button[aria-haspopup]')),
    stop('answers', 'inbox/answers'),
    stop('cases', 'inbox/cases'),
    stop('an answer being written', 'inbox', press('.said > .button')),
    stop('a new program', 'programs/new', unfold),
    stop('a program that lacks something', 'programs/new', async (page) => {
      await page.locator('.sentence .reward').fill('')
      await page.locator('.rule form button.button, form.rule button.button').last().press('Enter')
      await expect(page.locator('.wrong').first()).toBeVisible()
    }),
    stop('a program', `programs/${program}`, unfold),
    stop('a pause', `programs/${program}`, over('.standing .plain')),
    stop('a figure worked out', 'calculator', async (page) => {
      for (const field of await page.locator('.figures input').all()) await field.fill('40')
      await expect(page.locator('output')).toBeVisible()
    }),
    stop('a step of a goal', 'goals', press('form > .plain')),
    stop('somebody of the team', 'team', unfold),
    stop('an enrolment', 'team', async (page) => {
      await page.locator('section form.sheet').last().locator('input').fill('Tablet')
      await page.locator('section form.sheet').last().locator('button').press('Enter')
      await expect(page.locator('.code img')).toBeVisible()
    }),
    stop('all settings', 'settings', unfold),
    stop('a new key', 'keys', press('.records > .button')),
    stop('a key’s new secret', 'keys', over('.list .acts button')),
    stop('a key revoked', 'keys', over('.list .acts button', 1)),
    stop('days of the counter', 'fraud', async (page) => void (await page.locator('.filters select').selectOption('own'))),
    stop('what was done', 'audit', unfold),
    stop('a new password', 'security', press('.parts section:nth-child(2) .button')),
    stop('an app for codes', 'security', press('.parts section:nth-child(3) .button')),
  ]
}

/** The screens that the office itself leads to, so that none is forgotten. */
export async function screens(page: Page): Promise<Stop[]> {
  await page.evaluate(() => (location.hash = 'more'))
  const links = page.locator('.office > nav a[href^="#"], main nav a[href^="#"]')
  await expect(page.locator('main nav a').first()).toBeVisible()
  const all = await links.evaluateAll((links) => links.map((link) => link.getAttribute('href')!.slice(1)))
  return [...new Set(all)].map((hash) => ({ name: hash || 'today', hash }))
}

/** Goes there, afresh. */
export async function visit(page: Page, { hash, open }: Stop): Promise<void> {
  // What was open over the screen before is gone with the page it was on.
  await page.evaluate(() => document.querySelector('dialog')?.close())
  await page.evaluate((hash) => (location.hash = hash === 'more' ? '' : 'more'), hash)
  await expect(page.locator('main .entries')).toHaveCount(hash === 'more' ? 0 : 1)
  await page.evaluate((hash) => (location.hash = hash), hash)
  await expect(page.locator('main .entries')).toHaveCount(hash === 'more' ? 1 : 0)
  await isThere(page)
  await open?.(page)
  await isThere(page)
}
