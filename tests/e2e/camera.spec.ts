//! The counter with a camera: Debian's Chromium has no decoder of its own, so ours is fetched and used.

import { Camera, lookAgain, newCard } from './camera'
import { ask, openCounter, verdict } from './counter'
import { test as base, expect } from './demo'
import { expectAccessible, watched } from './page'

const test = base.extend<{ camera: Camera }>({
  camera: async ({}, use, info) => {
    const camera = await Camera.open(info)
    await watched(camera.browser, () => use(camera))
    await camera.browser.close()
  },
})

test('a card is scanned by camera, once for each time it is shown', async ({ camera, demo }, info) => {
  const page = await (await camera.context(info)).newPage()
  const hosts = new Set<string>()
  const scans: string[] = []
  page.on('request', (request) => {
    hosts.add(new URL(request.url()).host)
    if (request.url().endsWith('/api/v1/scans')) scans.push(request.method())
  })
  await page.goto(demo.card_url)
  await camera.hold(await page.screenshot())
  await openCounter(page, demo)
  await expect(verdict(page)).toContainText('Stamped', { timeout: 20_000 })
  await expect(page.getByRole('button', { name: 'Next card' })).toBeFocused()
  await expectAccessible(page)

  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Scan a card.' })).toBeVisible()
  await expectAccessible(page)
  // It still lies before the camera: that is no second scan.
  await expect.poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThan(2)
  expect(scans).toEqual(['POST'])
  expect([...hosts].filter(Boolean), 'nothing comes from another server').toEqual([new URL(demo.counter_url).host])
})

test('a code of somebody else is refused at once, and nothing is sent', async ({ camera, demo }, info) => {
  const page = await (await camera.context(info)).newPage()
  await openCounter(page, demo)
  const { join_svg } = await page.evaluate(async () => (await fetch('/api/v1/counter/kiosk')).json() as Promise<{ join_svg: string }>)
  let sent = 0
  page.on('request', (request) => (sent += request.url().endsWith('/scans') ? 1 : 0))
  await camera.hold(await camera.draw(join_svg))
  await lookAgain(page, () => expect(verdict(page)).toContainText('This is no card’s code.', { timeout: 4_000 }))
  await expectAccessible(page)
  expect(sent).toBe(0)
})

test('a camera that is not allowed, is allowed, is taken away and comes back', async ({ camera, demo }, info) => {
  const context = await camera.context(info, false)
  const page = await context.newPage()
  await page.addInitScript(() => {
    const media = navigator.mediaDevices
    if (!media) return
    const get = media.getUserMedia.bind(media)
    media.getUserMedia = async (wanted) => ((window as unknown as { stream: MediaStream }).stream = await get(wanted))
  })
  await openCounter(page, demo)
  await expect(page.getByRole('heading', { name: 'The camera is not allowed.' })).toBeVisible()
  await expect(page.getByLabel('Code')).toBeVisible()
  await expectAccessible(page)

  await context.grantPermissions(['camera'])
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'Scan a card.' })).toBeVisible()

  await page.evaluate(() => (window as unknown as { stream: MediaStream }).stream.getVideoTracks()[0]!.dispatchEvent(new Event('ended')))
  await expect(page.getByRole('heading', { name: 'Something else has the camera.' })).toBeVisible()
  await expectAccessible(page)
  camera.dim()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('It is too dark here.')).toBeVisible({ timeout: 20_000 })
})

test('a browser with a decoder of its own fetches none', async ({ camera, demo }, info) => {
  const page = await (await camera.context(info)).newPage()
  const { id } = await newCard(camera, demo)
  const { text } = await ask<{ text: string }>(page, demo, 'GET', `/cards/${id}/code`)
  await page.addInitScript((rawValue) => {
    class Detector {
      static getSupportedFormats = async () => ['qr_code']
      detect = async () => [{ rawValue }]
    }
    Object.assign(window, { BarcodeDetector: Detector })
  }, text)
  let fetched = 0
  page.on('request', (request) => (fetched += /zxing.*\.js/.test(request.url()) ? 1 : 0))
  await openCounter(page, demo)
  await expect(verdict(page)).toContainText('Stamped')
  expect(fetched).toBe(0)
})
