//! A newcomer's first day, walked at a person's pace with a clock in the hand: draws docs/images/first-day.png and says how
//! long it took from the server's start to the first stamp. Part of `npm run pictures`.

import { begin, enrol, scan, verdict } from './counter'
import { draw, phone, shown } from './drawing'
import { readCode } from './page'
import { Finger, expect, test } from './server'

/** A person looks before a tap, and types so fast with a thumb. */
const look_ms = 2_000
const letter_ms = 180

test.use({ colorScheme: 'light', deviceScaleFactor: 1.5, contextOptions: { reducedMotion: 'reduce' } })

test('the first day', async ({ page, browser, server }, info) => {
  test.setTimeout(240_000)
  const began = Date.now()
  const marks: string[] = []
  const mark = (what: string) => marks.push(`${Math.round((Date.now() - began) / 1000)} s ${what}`)
  const looked = () => page.waitForTimeout(look_ms)
  const tap = async (name: string | RegExp, role: 'button' | 'link' = 'button') => {
    await looked()
    await page.getByRole(role, { name, exact: typeof name === 'string' }).first().click()
  }
  const type = async (label: string, text: string) => {
    await looked()
    await page.getByLabel(label, { exact: true }).pressSequentially(text, { delay: letter_ms })
  }
  await Finger.on(page)
  const [link] = server.printed.match(/http\S+#open=\S+/) ?? []
  await page.goto(link ?? '')
  await type('What is the shop called?', 'Bar Luna')
  const opening = await shown(page)
  await type('Your name', 'Zofia')
  await tap('Go on with a passkey')
  await expect(page.locator('.beginning li')).toHaveCount(4)
  mark('the shop is open')
  await tap(/program/i, 'link')
  await tap('A new program', 'link')
  await expect(page.locator('.stamps').first()).toBeVisible()
  const program = await shown(page)
  await tap('Start it')
  mark('the program runs')
  await tap('Print a poster', 'link')
  await looked()
  const [poster] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('link', { name: 'Open to print' }).click()])
  await poster.setViewportSize(phone)
  await expect(poster.getByText('Bar Luna').first()).toBeVisible()
  const paper = await shown(poster)
  const join_url = await poster.pdf().then(() => readCode(poster, info))
  await poster.close()
  mark('the poster is printed')

  await page.evaluate(() => (location.hash = 'team'))
  const add = page.locator('form', { hasText: 'Somebody new' })
  await looked()
  await add.getByLabel('Name').pressSequentially('Sofia', { delay: letter_ms })
  await looked()
  await add.getByLabel('PIN').pressSequentially('2580', { delay: letter_ms })
  await tap('Add')
  const device = page.locator('form', { hasText: 'Another device' })
  await looked()
  await device.getByLabel('What is it called?').pressSequentially('Till', { delay: letter_ms })
  await looked()
  await device.getByRole('button').click()
  const enrolment = await page.getByRole('link', { name: 'Enrol this very device' }).getAttribute('href')
  mark('a device is invited')

  const customer = await browser.newPage()
  await customer.goto(`${server.url}${new URL(join_url).pathname}`)
  await looked()
  await customer.getByRole('button', { name: 'Open my card' }).click()
  await expect(customer.getByText('live code')).toBeVisible()
  const counter = await browser.newPage()
  await enrol(counter, enrolment!)
  await looked()
  await begin(counter, { counter_url: '', counter_pin: '2580' })
  await looked()
  await scan(counter, await readCode(customer, info))
  await expect(verdict(counter)).toContainText('Stamped')
  mark('the first stamp')
  console.log(marks.join('\n'))
  await draw(page, 'first-day.png', [opening, program, paper, await shown(counter)])
})
