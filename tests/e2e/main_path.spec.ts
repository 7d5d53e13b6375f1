//! The main path, on both engines: from the poster to the tenth stamp by camera, and what comes after. Two phones meet.

import type { Page, TestInfo } from '@playwright/test'
import { openBar, type Bar } from './bar'
import { Camera, lookAgain } from './camera'
import { out_of_sight_ms } from '../../web/src/counter/code/gate'
import { isKept, openCounter, scan, verdict } from './counter'
import { readCode, watched } from './page'
import { expect, test as base } from './server'

const test = base.extend<{ camera: Camera; bar: Bar }>({
  camera: async ({}, use, info) => {
    const camera = await Camera.open(info)
    await watched(camera.browser, () => use(camera))
    await camera.browser.close()
  },
  bar: async ({ server, request }, use) => use(await openBar(server, request)),
})

/** Somebody reads the poster, and has a card. */
async function join(page: Page, bar: Bar, name: string): Promise<void> {
  await page.goto(bar.join_url)
  await page.getByRole('textbox').fill(name)
  await page.getByRole('button', { name: 'Open my card' }).click()
  await expect(page.getByText('live code')).toBeVisible()
}

/** The phone is held before the camera with a code that was not there the last time, until the counter turns. */
async function show(phone: Page, camera: Camera, counter: Page, info: TestInfo, last = ''): Promise<string> {
  await expect.poll(() => readCode(phone, info), { timeout: 30_000 }).not.toBe(last)
  const code = await readCode(phone, info)
  await camera.hold(await phone.screenshot())
  await lookAgain(counter, () => expect(verdict(counter)).toContainText('Stamped', { timeout: 4_000 }))
  return code
}

for (const engine of ['sqlite', 'postgres'] as const) {
  test.describe(engine, () => {
    test.use({ engine })
    test.slow()

    test('from the poster to the reward, used once', async ({ camera, bar }, info) => {
      const phone = await (await camera.context(info)).newPage()
      await join(phone, bar, 'Ada')
      const counter = await (await camera.context(info)).newPage()
      await openCounter(counter, bar)
      const first = await show(phone, camera, counter, info)
      await expect(verdict(counter)).toContainText('Ada')
      // It lands on the card while she still looks.
      await expect(phone.locator('.stamps .on')).toHaveCount(1)

      await counter.getByRole('button', { name: 'Next card' }).click()
      // It passes once more when it was out of sight.
      camera.clear()
      await lookAgain(counter, () => expect(counter.getByRole('heading', { name: 'Scan a card.' })).toBeVisible())
      await counter.waitForTimeout(out_of_sight_ms)
      for (let n = 1; n < 9; n += 1) await counter.getByRole('button', { name: 'One stamp more' }).click()
      await show(phone, camera, counter, info, first)
      await expect(phone.getByRole('dialog')).toContainText('a free coffee')
      const [reward] = (await card(bar)).rewards
      expect(reward, 'ten stamps are a reward').toBeDefined()

      await counter.getByRole('button', { name: 'Redeem: a free coffee' }).click()
      await expect(verdict(counter)).toContainText('a free coffee')
      await expect(phone.locator('[data-reward]')).toHaveCount(0)
      expect((await card(bar)).rewards).toEqual([])
      // Used is used: the same phone with its next live code gets no second coffee.
      const { text } = await bar.ask<{ text: string }>('GET', `/cards/${(await card(bar)).id}/live-code`)
      await expect(bar.ask('POST', `/rewards/${reward!.id}/redemption`, { code: text })).rejects.toThrow(/409/)
    })

    test('a newcomer claims a ticket, says what went wrong, reads what is known, and is forgotten', async ({ page, bar }) => {
      const { url } = await bar.ask<{ url: string }>('POST', '/tickets', { stamps: 2 })
      await page.goto(`${bar.url}${new URL(url).pathname}`)
      await page.getByRole('button', { name: 'Take' }).click()
      await page.getByRole('link', { name: 'See my card' }).click()
      await expect(page.locator('.stamps .on')).toHaveCount(2)

      await page.getByRole('link', { name: 'Something wrong?' }).click()
      await page.getByLabel('in a few words').fill('The cup had a crack.')
      await page.getByRole('button', { name: 'Send' }).click()
      const { data } = await bar.ask<{ data: { text: string }[] }>('GET', '/cases')
      expect(data.map(({ text }) => text)).toEqual(['The cup had a crack.'])

      await page.getByRole('link', { name: 'Back to the card' }).click()
      const card_url = page.url()
      await page.getByRole('link', { name: 'Your data' }).click()
      await page.getByRole('link', { name: 'Read it' }).click()
      await expect(page.getByText('The cup had a crack.')).toBeVisible()
      await page.goto(`${card_url}/privacy/erasure`)
      await page.getByRole('button').first().click()
      await page.goto(card_url)
      await expect(page.locator('.stamps')).toHaveCount(0)
      expect((await bar.ask<{ data: { text: string | null }[] }>('GET', '/cases')).data[0]?.text ?? null).toBeNull()
    })

    test('a question after a visit is answered with one tap', async ({ page, bar }) => {
      const ada = await bar.ask<{ id: string; card: { id: string; page_url: string } }>('POST', '/customers', { display_name: 'Ada', consents: ['surveys'] })
      const { text } = await bar.ask<{ text: string }>('GET', `/cards/${ada.card.id}/code`)
      for (let n = 0; n < 2; n += 1) await bar.ask('POST', '/scans', { code: text })
      await page.goto(ada.card.page_url)
      await page.getByRole('button', { name: '3 of 10', exact: true }).click()
      await page.getByLabel('Do you want to say more?').fill('Cold coffee.')
      await page.getByRole('button', { name: 'Send' }).click()
      await expect(page.getByText('Bar Sole has your words.')).toBeVisible()
      const { data } = await bar.ask<{ data: unknown[] }>('GET', `/customers/${ada.id}/answers`)
      expect(data).toMatchObject([{ kind: 'nps', score: 3, comment: 'Cold coffee.' }])
    })

    test('thirty scans outlive the network, the tab and the server, and are thirty visits', async ({ page, context, bar, server }) => {
      const cards = await Promise.all(Array.from({ length: 30 }, () => bar.ask<{ card: { id: string } }>('POST', '/customers', {})))
      const codes = await Promise.all(cards.map(({ card }) => bar.ask<{ text: string }>('GET', `/cards/${card.id}/code`)))
      await openCounter(page, bar)
      await isKept(page)
      await context.setOffline(true)
      const keep = async (page: Page, from: number, to: number) => {
        for (const { text } of codes.slice(from, to)) await scan(page, text)
        await expect(page.getByText(`${to} not yet confirmed`)).toBeVisible()
      }
      await keep(page, 0, 15)
      await page.close()
      const again = await context.newPage()
      await again.goto(`${bar.url}/counter`)
      await expect(again.getByText('15 not yet confirmed')).toBeVisible()
      await keep(again, 15, 30)

      let sent = 0
      await context.route('**/api/v1/scans', async (route) => {
        sent += 1
        if (sent !== 10) return route.continue()
        // The server has counted it, and dies before its answer comes.
        await route.fetch()
        await server.kill()
        await route.abort()
      })
      await context.setOffline(false)
      await expect.poll(() => sent, { timeout: 30_000 }).toBeGreaterThan(10)
      await server.start()
      await expect(again.getByText('all confirmed')).toBeVisible({ timeout: 60_000 })
      await expect(again.getByText('Refused afterwards')).toBeHidden()
      const visits = await Promise.all(
        cards.map(async ({ card }) => {
          const { data } = await bar.ask<{ data: { visit_id: string | null }[] }>('GET', `/cards/${card.id}/entries`)
          return new Set(data.map(({ visit_id }) => visit_id)).size
        }),
      )
      expect(visits).toEqual(cards.map(() => 1))
    })
  })
}

/** The shop's only card. */
async function card(bar: Bar): Promise<{ id: string; rewards: { id: string }[] }> {
  const { data } = await bar.ask<{ data: { card_id: string }[] }>('GET', '/customers')
  return bar.ask('GET', `/cards/${data[0]!.card_id}`)
}
