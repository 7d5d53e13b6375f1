//! A newcomer's first day, on both engines: from an empty server to a poster, a first stamp, and what the owner then does.

import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import type { Page, TestInfo } from '@playwright/test'
import { begin, enrol, scan, verdict } from './counter'
import { readCode } from './page'
import { Finger, expect, test } from './server'

const minute_ms = 60_000
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })

/** What stands in the code of a page as it is printed: on paper, and read by a decoder that is not ours. */
async function readPrinted(page: Page, info: TestInfo): Promise<string> {
  const paper = info.outputPath('poster')
  writeFileSync(`${paper}.pdf`, await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  execFileSync('pdftoppm', ['-png', '-r', '150', '-singlefile', `${paper}.pdf`, paper])
  return execFileSync('zbarimg', ['--nodbus', '--quiet', '--raw', `${paper}.png`], { encoding: 'utf8' }).trim()
}

const openScreen = async (page: Page, hash: string, heading: string) => {
  await page.evaluate((hash) => (location.hash = hash), hash)
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
}

for (const engine of ['sqlite', 'postgres'] as const) {
  test.describe(engine, () => {
    test.use({ engine })
    test.slow()

    test('from an empty server to a first stamp, and on', async ({ page, browser, server }, info) => {
      await Finger.on(page)
      const [link] = server.printed.match(/http\S+#open=\S+/) ?? []
      await page.goto(link ?? '')
      await page.getByLabel('What is the shop called?').fill('Bar Luna')
      await page.getByLabel('Your name').fill('Zofia')
      await button(page, 'Go on with a passkey').click()
      const steps = page.locator('.beginning li')
      await expect(steps).toHaveCount(4)

      // The program, in under a minute.
      const began = Date.now()
      await steps.nth(0).getByRole('link').click()
      await page.getByRole('link', { name: 'A new program' }).click()
      await page.getByLabel('How many', { exact: true }).fill('8')
      await button(page, 'Start it').click()
      await page.getByRole('link', { name: 'Print a poster' }).click()
      expect(Date.now() - began).toBeLessThan(minute_ms)

      // The poster, on paper.
      const [poster] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('link', { name: 'Open to print' }).click()])
      await expect(poster.getByText('Bar Luna').first()).toBeVisible()
      const join_url = await readPrinted(poster, info)
      await poster.close()
      expect(new URL(join_url.toLowerCase()).pathname).toMatch(/^\/j\//)

      // Somebody who serves, and a device.
      await openScreen(page, 'team', 'Team')
      const add = page.locator('form', { hasText: 'Somebody new' })
      await add.getByLabel('Name').fill('Sofia')
      await add.getByLabel('PIN').fill('2580')
      await add.getByRole('button', { name: 'Add' }).click()
      await page.locator('form', { hasText: 'Another device' }).getByLabel('What is it called?').fill('Tablet')
      await page.locator('form', { hasText: 'Another device' }).getByRole('button').click()
      const enrolment = await page.getByRole('link', { name: 'Enrol this very device' }).getAttribute('href')

      // A customer reads the poster; a first stamp.
      const phone = await browser.newPage()
      await phone.goto(`${server.url}${new URL(join_url).pathname}`)
      await phone.getByRole('textbox').fill('Ada')
      await phone.getByRole('button', { name: 'Open my card' }).click()
      await expect(phone.getByText('live code')).toBeVisible()
      const counter = await browser.newPage()
      await enrol(counter, enrolment!)
      await begin(counter, { counter_url: '', counter_pin: '2580' })
      await scan(counter, await readCode(phone, info))
      await expect(verdict(counter)).toContainText('Stamped')
      await expect(phone.locator('.stamps .on')).toHaveCount(1)

      // The owner comes back by passkey: a greeting, a gift and a note for Ada, each where it belongs.
      // The phone offers its passkey as soon as it is asked for, and this finger is always there.
      const came = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/sessions/passkey'))
      await button(page, 'Sign out').click()
      expect((await came).ok()).toBe(true)
      await expect(button(page, 'Sign out')).toBeVisible()
      await openScreen(page, 'customers', 'Customers')
      await page.getByRole('link', { name: /Ada/ }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Ada' })).toBeVisible()
      const dialog = page.getByRole('dialog')
      const nudge = async (open: RegExp, fill: [string, string][], go: string) => {
        await button(page, open).first().click()
        for (const [label, text] of fill) await dialog.getByLabel(label, { exact: true }).fill(text)
        await dialog.getByRole('button', { name: go }).click()
        await expect(dialog.getByRole('status')).not.toBeEmpty()
        await dialog.getByRole('button', { name: 'Close' }).click()
      }
      await nudge(/^Greet/, [['What to say, if you like', 'Welcome, and how was Rome?']], 'Leave the greeting')
      await nudge(/^(Give )?(a )?gift/i, [['What', 'a biscuit'], ['Why', 'First guest']], 'Give it')
      await nudge(/^(Write|Note)/, [['What their card says', 'Good to have you.']], 'Put it on their card')
      await phone.reload()
      await expect(phone.getByText('Good to have you.')).toBeVisible()
      await expect(phone.locator('[data-reward]')).toContainText('a biscuit')
      await counter.getByRole('button', { name: 'Look up' }).click()
      await counter.getByLabel('Name, phone or short code').fill('ada')
      await counter.getByRole('dialog').getByRole('button', { name: /Ada/ }).click()
      await expect(counter.getByText('Welcome, and how was Rome?')).toBeVisible()

      // What went wrong for her is answered, solved, and told on her card.
      await phone.getByRole('link', { name: 'Something wrong?' }).click()
      await phone.getByLabel('in a few words').fill('The cup had a crack.')
      await phone.getByRole('button', { name: 'Send' }).click()
      await openScreen(page, 'inbox', 'Inbox')
      const said = page.locator('.said', { hasText: 'The cup had a crack.' })
      await said.getByRole('button', { name: 'Answer' }).click()
      await said.getByLabel('What their card will say').fill('The next one is on us.')
      await said.getByLabel('What was done about it').fill('New cups.')
      await said.getByRole('button', { name: 'It is solved' }).click()
      await expect(said).toContainText('New cups.')
      await phone.getByRole('link', { name: 'Back to the card' }).click()
      await expect(phone.getByText('The next one is on us.')).toBeVisible()

      // What she says when asked is answered, too, and her answer's answer stands on her card.
      const rate = async ([name, score]: [string, number]) => {
        const { data } = await (await fetch(`/api/v1/customers?query=${name}`)).json()
        const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }
        const body = JSON.stringify({ kind: 'nps', score, scale_max: 10, comment: 'Cold coffee.' })
        return (await fetch(`/api/v1/customers/${data[0].id}/answers`, { method: 'POST', headers, body })).status
      }
      expect(await page.evaluate(rate, ['Ada', 2] as [string, number])).toBe(201)
      await openScreen(page, 'inbox/answers', 'Inbox')
      const answer = page.locator('.said', { hasText: 'Cold coffee.' })
      await answer.getByRole('button', { name: 'Answer' }).click()
      await answer.getByLabel('What their card will say').fill('Hot from now on.')
      await answer.getByRole('button', { name: 'Put it on their card' }).click()
      await expect(answer).toContainText('Answered')
      await phone.reload()
      await expect(phone.getByText('Hot from now on.')).toBeVisible()

      // A better rule moves the card she has, and says so.
      await openScreen(page, 'programs', 'Programs')
      await page.getByRole('main').getByRole('link', { name: /card/i }).first().click()
      await page.getByLabel('How many', { exact: true }).fill('6')
      await button(page, 'Use these rules from now on').click()
      await expect(page.getByText('your card moves to the new rules')).toBeVisible()
      await expect.poll(async () => (await phone.reload(), phone.locator('.stamps').first().locator('i').count())).toBe(6)
      await page.getByLabel('What is it called?').fill('Moon card')
      await button(page, 'Use these rules from now on').click()
      await expect(page.getByRole('heading', { name: 'The program is called “Moon card” from now on.' })).toBeVisible()
      await expect(page.getByRole('heading', { level: 1, name: 'Moon card' })).toBeVisible()

      // The table of customers is the shop's own.
      await openScreen(page, 'exports', 'Exports')
      const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'Customers as CSV').click()])
      const chunks: Buffer[] = []
      for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
      expect(Buffer.concat(chunks).toString('utf8')).toContain('Ada')

      // A device that is revoked is out at once.
      await openScreen(page, 'team', 'Team')
      page.once('dialog', (dialog) => void dialog.accept())
      await page.locator('li', { hasText: 'Tablet' }).getByRole('button', { name: 'Revoke' }).click()
      await expect(page.getByText('No device is enrolled yet.')).toBeVisible()
      await counter.reload()
      await expect(counter.getByRole('heading', { name: 'This device may not be used any more.' })).toBeVisible()
      await phone.close()
      await counter.close()
    })
  })
}
