//! The counter's rarer hours: what was bought, a paper card, a lost card, a manager's word, a code that is torn.

import type { Page } from '@playwright/test'
import { openBar, type Bar } from './bar'
import { Camera, lookAgain } from './camera'
import { openCounter, scan, verdict } from './counter'
import { expectAccessible, watched } from './page'
import { expect, test as base } from './server'

const test = base.extend<{ bar: Bar; camera: Camera }>({
  bar: async ({ server, request }, use) => use(await openBar(server, request)),
  camera: async ({}, use, info) => {
    const camera = await Camera.open(info)
    await watched(camera.browser, () => use(camera))
    await camera.browser.close()
  },
})

interface Card {
  id: string
  code: string
}

async function newCard(bar: Bar, display_name?: string): Promise<Card> {
  const { card } = await bar.ask<{ card: { id: string } }>('POST', '/customers', { ...(display_name && { display_name }) })
  return { id: card.id, code: (await bar.ask<{ text: string }>('GET', `/cards/${card.id}/code`)).text }
}

const stamps = async (bar: Bar, { id }: Card) => {
  const { progress } = await bar.ask<{ progress: { stamps: number }[] }>('GET', `/cards/${id}`)
  return progress.map(({ stamps }) => stamps)
}

async function lookUp(page: Page, name: string, then: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Look up' }).click()
  await page.getByLabel('Name, phone or short code').fill(name)
  await page.getByRole('dialog').getByRole('button', { name: new RegExp(name) }).click()
  await page.getByRole('button', { name: then }).click()
}

test('an amount and units are given before the scan, and each earns in its program', async ({ page, bar }) => {
  const limits = { cool_down_minutes: 0 }
  await bar.ask('POST', '/programs', { name: 'Lunch', earn: { kind: 'spend', per_minor: 500 }, rewards: [{ stamps: 9, title: 'a lunch' }], limits })
  await bar.ask('POST', '/programs', { name: 'Beans', earn: { kind: 'unit' }, rewards: [{ stamps: 5, title: 'a bag of beans' }], limits })
  const card = await newCard(bar, 'Ada')
  await openCounter(page, bar)
  await page.getByRole('button', { name: 'Amount', exact: true }).click()
  const sheet = page.getByRole('dialog')
  // By thumb and by keys, and one digit too many.
  for (const digits of ['1', '2', '5']) await sheet.getByRole('button', { name: digits, exact: true }).click()
  await page.keyboard.type('07')
  await sheet.getByRole('button', { name: 'Delete the last digit' }).click()
  await expect(sheet.locator('output.amount')).toHaveText('€12.50')
  const beans = sheet.getByRole('group', { name: 'Beans' })
  for (let n = 0; n < 3; n += 1) await beans.getByRole('button', { name: 'One more' }).click()
  await beans.getByRole('button', { name: 'One fewer' }).click()
  await expectAccessible(page)
  await sheet.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('button', { name: /^€12\.50 · / })).toBeVisible()
  await scan(page, card.code)
  await expect(verdict(page)).toContainText('Stamped')
  await expect(verdict(page)).toContainText('Lunch2 of 9')
  await expect(verdict(page)).toContainText('Beans2 of 5')
  expect((await stamps(bar, card)).sort()).toEqual([1, 2, 2])
  // The next customer has bought nothing yet.
  await page.getByRole('button', { name: 'Next card' }).click()
  await expect(page.getByRole('button', { name: 'Amount', exact: true })).toBeVisible()
})

test('a paper card is taken over once, with fewer stamps than fill a card', async ({ page, bar }) => {
  const card = await newCard(bar, 'Bruna')
  await openCounter(page, bar)
  await lookUp(page, 'Bruna', /^Take over a paper card/)
  const sheet = page.getByRole('dialog')
  const take = sheet.getByRole('button', { name: 'Take over' })
  await sheet.getByLabel('Stamps on the paper card').fill('10')
  await take.click()
  expect(await stamps(bar, card), 'a full card is no paper card').toEqual([0])
  await sheet.getByLabel('Stamps on the paper card').fill('6')
  await expectAccessible(page)
  await take.click()
  await expect(sheet.getByRole('status')).toContainText('6')
  expect(await stamps(bar, card)).toEqual([6])
  await sheet.getByRole('status').locator('..').getByRole('button').last().click()
  await expect(sheet).toContainText('6 of 10')
  await sheet.getByRole('button', { name: /^Take over a paper card/ }).click()
  await sheet.getByLabel('Stamps on the paper card').fill('2')
  await take.click()
  await expect(sheet.getByRole('alert')).toBeVisible()
  expect(await stamps(bar, card)).toEqual([6])
})

test('a lost card is replaced: its old print is dead, its stamps are there', async ({ page, bar }) => {
  const card = await newCard(bar, 'Carla')
  await openCounter(page, bar)
  await scan(page, card.code)
  await expect(verdict(page)).toContainText('Stamped')
  await page.keyboard.press('Escape')
  await lookUp(page, 'Carla', /^Replace a lost card/)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Replace it' }).click()
  // The customer needs the way to the new card.
  await page.getByRole('button', { name: 'Show it' }).click()
  await expect(page.getByRole('img', { name: 'Code that leads back to the card' })).toBeVisible()
  await page.keyboard.press('Escape')
  await scan(page, card.code)
  await expect(verdict(page)).toContainText('This print is dead: the card has a newer one.')
  const { text } = await bar.ask<{ text: string }>('GET', `/cards/${card.id}/code`)
  await page.keyboard.press('Escape')
  await scan(page, text)
  await expect(verdict(page)).toContainText('2 of 10')
})

test('without a phone, a manager’s word gives the reward, and is written down', async ({ page, bar }) => {
  const card = await newCard(bar, 'Dora')
  const [program] = (await bar.ask<{ data: { id: string }[] }>('GET', '/programs')).data
  await bar.ask('POST', `/cards/${card.id}/openings`, { program_id: program!.id, stamps: 9, reason: 'Paper card' })
  await openCounter(page, bar)
  await scan(page, card.code)
  const redeem = page.getByRole('button', { name: 'Redeem: a free coffee' })
  const word = async (pin: string) => {
    await redeem.click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText('The customer has no phone here').click()
    await sheet.getByLabel('A manager’s PIN').fill(pin)
    await sheet.getByLabel('Reason').fill('Her phone is at home')
    await expectAccessible(page)
    await sheet.getByRole('button', { name: 'Redeem: a free coffee' }).click()
  }
  await word('9753')
  await expect(verdict(page)).toContainText('The PIN is not right')
  await word(bar.counter_pin)
  await expect(verdict(page)).toContainText('Redeemed. Enjoy!')
  const { rewards } = await bar.ask<{ rewards: unknown[] }>('GET', `/cards/${card.id}`)
  expect(rewards).toEqual([])
  const { data } = await bar.ask<{ data: { actor_name: string }[] }>('GET', '/audit?action=reward_overridden')
  expect(data.map(({ actor_name }) => actor_name)).toEqual(['Sofia'])
})

test('a torn code is told from no code, and the short code under it goes on', async ({ camera, bar }, info) => {
  const { card } = await bar.ask<{ card: { id: string; short_code: string } }>('POST', '/customers', { display_name: 'Elsa' })
  const page = await (await camera.context(info)).newPage()
  const svg = await page.request.get(`${bar.url}/api/v1/cards/${card.id}/code.svg`, { headers: { Authorization: `Bearer ${bar.api_key}` } })
  // Its three corners are whole, so that it is seen; what lies between them is gone.
  await camera.hold(await camera.draw(`${await svg.text()}<div style="position: absolute; left: 170px; top: 170px; width: 340px; height: 340px; background: #fff"></div>`))
  await openCounter(page, bar)
  await lookAgain(page, () => expect(verdict(page)).toContainText('This code cannot be read whole.', { timeout: 4_000 }))
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Next card' }).click()
  await page.getByRole('button', { name: 'Type a code' }).click()
  await page.getByLabel('Code', { exact: true }).fill(card.short_code)
  await page.keyboard.press('Enter')
  await expect(verdict(page)).toContainText('Elsa')
})

test('the card offers its place on the home screen where the browser does, until it is there', async ({ page, bar }) => {
  const { card } = await bar.ask<{ card: { page_url: string } }>('POST', '/customers', {})
  await page.goto(card.page_url)
  const offer = page.getByRole('button', { name: 'Put it on the home screen' })
  await expect(offer).toBeHidden()
  // The card listens as soon as its script runs; from then on the browser does not ask by itself.
  const isHeard = () =>
    page.evaluate(() => {
      const event = new Event('beforeinstallprompt', { cancelable: true })
      Object.assign(event, { prompt: async () => void (document.title = 'asked') })
      return !dispatchEvent(event)
    })
  await expect.poll(isHeard).toBe(true)
  await offer.click()
  await expect(page).toHaveTitle('asked')
  await expectAccessible(page)
  await page.evaluate(() => dispatchEvent(new Event('appinstalled')))
  await expect(offer).toBeHidden()

  // Safari asks nobody: there it is told how.
  const safari = await page.context().newPage()
  await safari.addInitScript(() => Object.assign(navigator, { standalone: false }))
  await safari.goto(card.page_url)
  await expect(safari.getByText('tap Share, then “Add to Home Screen”')).toBeVisible()
})
