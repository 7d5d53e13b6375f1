//! Coming to the counter and leaving it: enrolment, PINs, locks, shifts, and a device that is revoked.

import { ask, begin, endShift, enrol, openCounter, scan, verdict } from './counter'
import { expect, test, type Demo } from './demo'
import { expectAccessible, readCode } from './page'

const counter = (demo: Demo) => `${new URL(demo.counter_url).origin}/counter`

test('a device is enrolled once, with a tap and a name', async ({ page, browser, demo }) => {
  await page.goto(counter(demo))
  await expect(page.getByRole('heading', { name: 'This device is not enrolled.' })).toBeVisible()
  await expectAccessible(page)

  await page.goto(demo.counter_url)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Enrol this device' })).toBeVisible()
  await expectAccessible(page)
  await enrol(page, demo.counter_url, 'Tablet at the bar')
  expect(page.url()).not.toContain('enrol')
  for (const name of ['Giulia', 'Matteo', 'Sofia']) await expect(page.getByRole('button', { name })).toBeVisible()
  await expectAccessible(page)
  const { data } = await ask<{ data: { name: string }[] }>(page, demo, 'GET', '/devices')
  expect(data.map(({ name }) => name)).toEqual(['Tablet at the bar'])

  const stranger = await browser.newPage()
  await stranger.goto(demo.counter_url)
  await stranger.getByRole('button', { name: 'Enrol', exact: true }).click()
  await expect(stranger.getByRole('alert')).toContainText('used already')
  await stranger.close()
})

test('four digits open the counter, five wrong PINs shut it for that person, in words', async ({ page, demo }) => {
  await enrol(page, demo.counter_url)
  await page.getByRole('button', { name: 'Matteo' }).click()
  const wrong = demo.counter_pin === '8642' ? '8643' : '8642'
  for (let tries = 1; tries <= 5; tries += 1) {
    for (const digit of wrong) await page.getByRole('button', { name: digit, exact: true }).click()
    await expect(page.getByRole('alert')).toHaveText('That is not the PIN. Try again.')
    await expect(page.getByRole('img', { name: '0 digits typed' })).toBeVisible()
  }
  await expectAccessible(page)
  await page.keyboard.type(demo.counter_pin)
  await expect(page.getByRole('alert')).toHaveText('Too many wrong PINs on this device.')
  await expect(page.getByText(/Try again in (one minute|\d+ seconds)\./)).toBeVisible()
  await expect(page.getByRole('button', { name: '5', exact: true })).toBeDisabled()
  await expectAccessible(page)

  // Only he is shut out, and a keyboard does as well as a thumb.
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Sofia' }).click()
  await page.keyboard.type('12')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.type(demo.counter_pin)
  await expect(page.getByRole('button', { name: 'Lock' })).toBeVisible()
  await expect(page.getByText('Sofia')).toBeVisible()
})

test('locked, the same person comes back with four digits; a shift that ends asks who is next', async ({ page, demo }) => {
  await openCounter(page, demo)
  await page.getByRole('button', { name: 'Lock' }).click()
  await expect(page.getByRole('heading', { name: 'Sofia, your PIN' })).toBeVisible()
  // It is the server that has locked: a page opened anew knows it too.
  await page.reload()
  await begin(page, demo)
  await endShift(page)
  await expect(page.getByText('The shift of Sofia is over.')).toBeVisible()
  await begin(page, demo, 'Giulia')
  await page.reload()
  await expect(page.getByText('Giulia')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Lock' })).toBeVisible()
})

test('a counter that nobody touches locks itself', async ({ page, demo }) => {
  await page.clock.install()
  await openCounter(page, demo)
  await page.clock.runFor('04:30')
  await page.getByRole('button', { name: 'One stamp more' }).click()
  await page.clock.runFor('04:30')
  await expect(page.getByRole('button', { name: 'Lock' })).toBeVisible()
  await page.clock.runFor('00:40')
  await expect(page.getByRole('heading', { name: 'Sofia, your PIN' })).toBeVisible()
})

test('a shift that ended elsewhere keeps the scan, and asks for the PIN of who made it', async ({ page, context, demo }, info) => {
  await page.goto(demo.card_url)
  const code = await readCode(page, info)
  await openCounter(page, demo)
  // Another page of the same device locks it: this one does not know yet.
  const origin = new URL(demo.counter_url).origin
  const locked = await page.evaluate(async () => (await fetch('/api/v1/shifts/current', { method: 'DELETE' })).status)
  expect(locked).toBe(204)
  await scan(page, code)
  await expect(page.getByText('One scan waits for the PIN of Sofia.')).toBeVisible()

  // Another person's shift is not hers.
  await begin(page, demo, 'Matteo')
  await expect(page.getByText('One scan waits for the PIN of Sofia.')).toBeVisible()
  await expect(page.getByText('1 not yet confirmed')).toBeVisible()
  await expectAccessible(page)
  await endShift(page)
  await begin(page, demo)
  await expect(page.getByText('all confirmed')).toBeVisible()
  expect((await context.cookies(origin)).map(({ httpOnly }) => httpOnly)).toContain(true)
})

test('a revoked device fails at its next request, and keeps what was not sent', async ({ page, context, demo }, info) => {
  await page.goto(demo.card_url)
  const code = await readCode(page, info)
  await openCounter(page, demo)
  await context.setOffline(true)
  await scan(page, code)
  await expect(verdict(page)).toContainText('Saved, not yet confirmed')

  const { data } = await ask<{ data: { id: string }[] }>(page, demo, 'GET', '/devices')
  await ask(page, demo, 'DELETE', `/devices/${data[0]!.id}`)
  await context.setOffline(false)
  await expect(page.getByRole('heading', { name: 'This device may not be used any more.' })).toBeVisible()
  await expect(page.getByText('One scan is kept here.')).toBeVisible()
  await expectAccessible(page)
  const status = await page.evaluate(async () => (await fetch('/api/v1/counter/people')).status)
  expect(status).toBe(401)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'This device may not be used any more.' })).toBeVisible()

  const { url } = await ask<{ url: string }>(page, demo, 'POST', '/devices/enrolments', { name: 'Again' })
  await page.goto('about:blank')
  await enrol(page, url)
  await begin(page, demo)
  await expect(page.getByText('all confirmed')).toBeVisible()
})

test('nobody stamps their own card, not even without a network', async ({ page, context, demo }, info) => {
  await page.goto(demo.card_url)
  const code = await readCode(page, info)
  const { data } = await ask<{ data: { id: string; name: string }[] }>(page, demo, 'GET', '/staff')
  const sofia = data.find(({ name }) => name === 'Sofia')!
  await ask(page, demo, 'PUT', `/staff/${sofia.id}/card`, { code })
  await openCounter(page, demo)
  await context.setOffline(true)
  await scan(page, code)
  await expect(verdict(page)).toContainText('Saved, not yet confirmed')
  await context.setOffline(false)
  await expect(verdict(page)).toContainText('Not stamped')
  await expect(verdict(page)).toContainText('Ask a colleague')
  await expect(page.getByText('all confirmed')).toBeVisible()
})
