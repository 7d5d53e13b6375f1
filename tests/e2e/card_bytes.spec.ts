//! The weight of the card's page in every language and state, as it comes over the wire: headers, framing and all.

import { get } from 'node:http'
import type { Socket } from 'node:net'
import { ask } from './counter'
import { expect, test } from './demo'

const page_bytes = 6 * 1024
/** What the page leaves free for a proxy's own header. */
const room_bytes = 50
/** What comes besides where phones come by HTTPS, which this test does not. */
const https_bytes = 'strict-transport-security: max-age=63072000; includeSubDomains\r\n'.length

/** What a phone receives that never had the page, on a connection of its own. */
function received(url: string, language: string, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'gzip, deflate', 'accept-language': language, cookie }
    get(url, { agent: false, headers }, (answer) => {
      const socket: Socket = answer.socket
      if (answer.statusCode !== 200) reject(new Error(`${url}: ${answer.statusCode}`))
      answer.resume().once('end', () => resolve(socket.bytesRead))
    }).once('error', reject)
  })
}

test('the card is six kilobytes in each language and state, and leaves some room', async ({ page, context, demo }) => {
  const { id, card: asked } = await ask<{ id: string; card: { id: string; page_url: string } }>(page, demo, 'POST', '/customers', {
    display_name: 'Ada',
    consents: ['surveys', 'marketing'],
  })
  // A reward that is used is a visit, and a scan after it another: then a question is due.
  const gift = await ask<{ id: string }>(page, demo, 'POST', `/customers/${id}/gifts`, { title: 'un caffè', reason: 'A test.' })
  const live = await ask<{ text: string }>(page, demo, 'GET', `/cards/${asked.id}/live-code`)
  await ask(page, demo, 'POST', `/rewards/${gift.id}/redemption`, { code: live.text })
  const printed = await ask<{ text: string }>(page, demo, 'GET', `/cards/${asked.id}/code`)
  await ask(page, demo, 'POST', '/scans', { code: printed.text })
  const weights: Record<string, number> = {}
  const weigh = async (state: string, url: string) => {
    const cookies = await context.cookies(url)
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    for (const language of ['en', 'it', 'pl']) weights[`${state}, ${language}`] = await received(url, language, cookie)
  }
  const keep = (url: string) => page.request.post(url)

  // The demo's card has ten stamps in sight, a second program, a reward ready and a note from the shop.
  await weigh('with a note', demo.card_url)
  await weigh('asked', asked.page_url)
  await keep(demo.card_url)
  await weigh('with a note, kept', demo.card_url)
  await page.goto(demo.card_url)
  await page.locator('form[action*="/notes/"] button').click()
  await expect(page.locator('.told')).toHaveCount(0)
  await weigh('a reward is ready, kept', demo.card_url)
  await keep(asked.page_url)
  await weigh('asked, kept', asked.page_url)
  await context.clearCookies()
  await weigh('a reward is ready', demo.card_url)

  if (process.env.TIMBRO_FIGURES) console.log(weights)
  const heavy = Object.entries(weights).filter(([, bytes]) => bytes > page_bytes - room_bytes - https_bytes)
  expect(heavy, JSON.stringify(weights)).toEqual([])
})
