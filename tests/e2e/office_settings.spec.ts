//! Settings: each part saves by itself, and what it says is what holds. Posters: the link, the sheet, the page to print.

import { deflateSync, crc32 } from 'node:zlib'
import type { Page } from '@playwright/test'
import { expect, test } from './demo'
import { signedIn } from './office'
import { expectAccessible } from './page'

const told = (page: Page, path: string) => page.evaluate(async (path) => (await fetch(`/api/v1/${path}`)).json(), path)
const part = (page: Page, title: string) => page.locator('details', { has: page.getByRole('heading', { name: title, exact: true }) })

/** Opens a part and waits for its button. */
async function opened(page: Page, title: string) {
  const details = part(page, title)
  await details.locator('summary').click()
  await expect(details.getByRole('button', { name: 'Save' }).first()).toBeVisible()
  return details
}

/** A square of one colour: the smallest picture that anybody would call one. */
function png(): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const side = 64
  const head = Buffer.from([0, 0, 0, side, 0, 0, 0, side, 8, 2, 0, 0, 0])
  const rows = Buffer.concat(Array.from({ length: side }, () => Buffer.concat([Buffer.from([0]), Buffer.alloc(3 * side, 0x60)])))
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

test('the shop’s colour is seen before it is saved, and the office wears it', async ({ page, demo }) => {
  await signedIn(page, demo, 'settings')
  const look = await opened(page, 'Look')
  await look.getByLabel('Colour of your stamp').fill('#ffd400')
  await expect(look).toContainText('darker on light paper')
  await expectAccessible(page)
  const form = look.locator('form').first()
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByRole('status')).toHaveText('Saved')
  const { colour } = await told(page, 'shop')
  const worn = () => page.evaluate(() => document.documentElement.style.getPropertyValue('--stamp-light'))
  expect(await worn()).toBe(colour.light)
  // What was shown before is what the server has made of it.
  expect(await look.locator('.day-and-night .light').evaluate((box) => (box as HTMLElement).style.getPropertyValue('--stamp'))).toBe(colour.light)
  await page.reload()
  await expect.poll(worn).toBe(colour.light)

  const again = await opened(page, 'Look')
  await again.getByLabel('Logo', { exact: true }).setInputFiles({ name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('no picture') })
  await again.locator('form').last().getByRole('button', { name: 'Save' }).click()
  await expect(again.getByRole('alert')).toHaveText('This is no PNG and no JPEG.')
  await again.getByLabel('Logo', { exact: true }).setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: png() })
  await again.locator('form').last().getByRole('button', { name: 'Save' }).click()
  await expect(again.getByAltText('Your logo as it is')).toBeVisible()
})

test('how numbers are counted, what is asked, kept and told is saved part by part', async ({ page, demo }) => {
  await signedIn(page, demo, 'settings')
  const counting = await opened(page, 'How numbers are counted')
  await counting.getByLabel('After days that I choose').check()
  await counting.getByLabel('Days', { exact: true }).fill('21')
  await counting.getByLabel('When does your day end?').fill('04:00')
  await counting.getByRole('button', { name: 'Add a closed spell' }).click()
  await counting.getByLabel('First closed day').fill('2026-08-10')
  await counting.getByLabel('Last closed day').fill('2026-08-23')
  await counting.getByLabel('What for?').fill('August')
  await expectAccessible(page)
  await counting.getByRole('button', { name: 'Save' }).click()
  await expect(counting.getByRole('status')).toHaveText('Saved')
  expect(await told(page, 'settings/retention')).toMatchObject({
    window_days: 21, day_end: '04:00', closures: [{ from: '2026-08-10', to: '2026-08-23', name: 'August' }],
  })

  const asking = await opened(page, 'A question on the card')
  await asking.getByLabel('How was it today?').check()
  await asking.getByRole('button', { name: 'Save' }).click()
  await expect(asking.getByRole('status')).toHaveText('Saved')
  const keeping = await opened(page, 'How long things are kept')
  await keeping.getByLabel('Words and notes, in months').fill('6')
  await keeping.getByRole('button', { name: 'Save' }).click()
  await expect(keeping.getByRole('status')).toHaveText('Saved')
  const notice = await opened(page, 'Privacy notice')
  await notice.getByLabel('Italian').fill('Titolare: Bar Sole, via Roma 1.')
  await notice.getByRole('button', { name: 'Save' }).click()
  await expect(notice.getByRole('status')).toHaveText('Saved')
  expect(await told(page, 'settings/feedback')).toEqual({ question: 'csat' })
  expect(await told(page, 'settings/privacy')).toMatchObject({ profiling_months: 6 })
  expect(await told(page, 'privacy-notice')).toMatchObject({ it: 'Titolare: Bar Sole, via Roma 1.' })
  await expectAccessible(page)
})

test('the shop, its hours and its places are changed', async ({ page, demo }) => {
  await signedIn(page, demo, 'settings')
  const about = await opened(page, 'The shop')
  await about.getByLabel('What is the shop called?').fill('Bar Luna')
  await about.getByLabel('Time zone').fill('Europe/Atlantis')
  await about.getByRole('button', { name: 'Save' }).click()
  await expect(about.getByRole('alert')).toContainText('No such time zone.')
  await about.getByLabel('Time zone').fill('Europe/Warsaw')
  await about.getByRole('button', { name: 'Save' }).click()
  await expect(about.getByRole('status')).toHaveText('Saved')

  const open = await opened(page, 'Opening hours')
  await expectAccessible(page)
  for (const remove of await open.getByRole('button', { name: /^Monday: Remove/ }).all()) await remove.click()
  await open.getByRole('button', { name: 'Monday: Add hours' }).click()
  await open.getByLabel('Monday: opens').fill('18:00')
  await open.getByLabel('Monday: closes').fill('02:00')
  await open.getByRole('button', { name: 'Monday: The same on all days' }).click()
  await open.getByRole('button', { name: 'Sunday: Remove' }).click()
  await open.getByRole('button', { name: 'Save' }).click()
  await expect(open.getByRole('status')).toHaveText('Saved')
  const shop = await told(page, 'shop')
  expect([shop.name, shop.time_zone, shop.hours.length]).toEqual(['Bar Luna', 'Europe/Warsaw', 6])
  expect(shop.hours[5]).toEqual({ weekday: 6, opens: '18:00', closes: '02:00' })

  const places = await opened(page, 'Locations')
  await places.getByLabel('Another location').fill('Terrace')
  await places.locator('form').last().getByRole('button', { name: 'Save' }).click()
  await places.getByLabel('Rename “Terrace”').fill('Garden')
  await places.locator('form', { hasText: 'Rename “Terrace”' }).getByRole('button', { name: 'Save' }).click()
  await expect(places.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
  expect((await told(page, 'locations')).data.map(({ name }: { name: string }) => name)).toContain('Garden')
})

test('a poster is chosen, seen and opened to print; blank cards are made once', async ({ page, context, demo }) => {
  await signedIn(page, demo, 'posters')
  await page.getByRole('radio', { name: /Table tent/ }).check()
  await page.getByLabel('In which language?').selectOption('pl')
  await expect(page.getByRole('img', { name: 'The poster' })).toContainText('Zeskanuj, bez aplikacji.')
  await expect(page.getByLabel('Link to a new card')).toHaveValue(demo.join_url)
  await expectAccessible(page)

  await page.getByLabel('How many?').fill('3')
  await page.getByRole('button', { name: 'Make them' }).click()
  const [sheet] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: 'Open the 3 cards to print them' }).click()])
  await expect(sheet.locator('.blanks li')).toHaveCount(3)
  await sheet.close()

  const [poster] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: 'Open to print' }).click()])
  await expect(poster).toHaveURL(/\/api\/v1\/posters\/tent\?language=pl$/)
  await expect(poster.getByRole('heading').first()).toBeVisible()
  expect(await page.evaluate(() => localStorage.getItem('timbro-poster-printed'))).toBe('1')
})
