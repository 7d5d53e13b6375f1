//! A camera that sees what a test holds before it: Chromium plays a file as its camera, and reads it anew whenever the
//! camera is opened.

import { writeFileSync } from 'node:fs'
import { chromium, expect, type Browser, type BrowserContext, type Page, type TestInfo } from '@playwright/test'
import { ask } from './counter'
import type { Demo } from './demo'

const width_px = 1280
const height_px = 720
const frames = 4

export class Camera {
  private constructor(readonly browser: Browser, private readonly file: string, private readonly desk: Page) {}

  /** A browser with a camera that sees an empty counter. */
  static async open(info: TestInfo): Promise<Camera> {
    const file = info.outputPath('camera.y4m')
    const { launchOptions } = info.project.use
    const args = [...(launchOptions?.args ?? []), '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`]
    const browser = await chromium.launch({ ...launchOptions, args })
    const desk = await browser.newPage()
    const camera = new Camera(browser, file, desk)
    camera.clear()
    return camera
  }

  /** A browser's own data, allowed or not to use the camera. */
  async context(info: TestInfo, isAllowed = true): Promise<BrowserContext> {
    const { locale, viewport } = info.project.use
    return this.browser.newContext({ locale, viewport, permissions: isAllowed ? ['camera'] : [] })
  }

  /** Holds a picture before it. It is seen when the camera is opened next. */
  async hold(png: Buffer): Promise<void> {
    const luma = await this.desk.evaluate(
      async ({ png, width, height }) => {
        const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob())
        const canvas = new OffscreenCanvas(width, height)
        const context = canvas.getContext('2d')!
        context.fillStyle = '#777'
        context.fillRect(0, 0, width, height)
        // As a phone is held at arm's length: not quite as high as the picture.
        const scale = (height * 0.96) / picture.height
        context.drawImage(picture, (width - picture.width * scale) / 2, height * 0.02, picture.width * scale, picture.height * scale)
        const { data } = context.getImageData(0, 0, width, height)
        const grey = new Uint8Array(width * height)
        for (let at = 0; at < grey.length; at += 1) grey[at] = 16 + 0.859 * (0.299 * data[at * 4]! + 0.587 * data[at * 4 + 1]! + 0.114 * data[at * 4 + 2]!)
        let text = ''
        for (let at = 0; at < grey.length; at += 8192) text += String.fromCharCode(...grey.subarray(at, at + 8192))
        return btoa(text)
      },
      { png: png.toString('base64'), width: width_px, height: height_px },
    )
    this.film(Buffer.from(luma, 'base64'))
  }

  /** Takes away what was before it. */
  clear(): void {
    this.film(Buffer.alloc(width_px * height_px, 120))
  }

  /** Makes it all dark. */
  dim(): void {
    this.film(Buffer.alloc(width_px * height_px, 18))
  }

  /** An SVG as a picture in pixels. */
  async draw(svg: string): Promise<Buffer> {
    await this.desk.setViewportSize({ width: 700, height: 700 })
    await this.desk.setContent(`<style>body { margin: 40px; background: #fff } svg { width: 600px; height: 600px }</style>${svg}`)
    return this.desk.screenshot()
  }

  /** YUV4MPEG2, grey. */
  private film(luma: Buffer): void {
    const colour = Buffer.alloc((width_px * height_px) / 2, 128)
    const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, colour])
    writeFileSync(this.file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${width_px} H${height_px} F10:1 Ip A1:1 C420jpeg\n`), ...Array<Buffer>(frames).fill(frame)]))
  }
}

/**
 * The page opens its camera anew, as it does when it comes back from the background, until it sees what is expected: a
 * camera that is opened again before it was quite closed goes on with its old file.
 */
export async function lookAgain(page: Page, isSeen: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await isSeen()
  }).toPass({ timeout: 40_000 })
}

/** A new customer, and the picture of their printed code. */
export async function newCard(camera: Camera, demo: Demo): Promise<{ id: string; picture: Buffer }> {
  const page = await camera.browser.newPage()
  const { card } = await ask<{ card: { id: string } }>(page, demo, 'POST', '/customers', {})
  const svg = await page.request.get(`${new URL(demo.counter_url).origin}/api/v1/cards/${card.id}/code.svg`, { headers: { Authorization: `Bearer ${demo.api_key}` } })
  const picture = await camera.draw(await svg.text())
  await page.close()
  return { id: card.id, picture }
}
