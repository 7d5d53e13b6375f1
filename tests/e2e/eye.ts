//! A camera that is only a page's own: it keeps waiting, is refused, sees a light or a dark room, and is lost, as a test says.

import type { Page } from '@playwright/test'

type Mood = 'refused' | 'light' | 'dark'
interface Held {
  turn: (mood: Mood) => void
  lose: () => void
}

export class Eye {
  private constructor(readonly page: Page) {}

  /** Gives it to a page that is not open yet. Whoever asks for the camera there waits until it has turned to something. */
  static async on(page: Page): Promise<Eye> {
    await page.addInitScript(() => {
      let mood: Mood
      let stream: MediaStream | undefined
      let decide: () => void
      const decided = new Promise<void>((resolve) => (decide = resolve))
      const film = () => {
        const wall = Object.assign(document.createElement('canvas'), { width: 320, height: 240 })
        const paint = wall.getContext('2d')!
        // A wall that is never painted anew is no film.
        setInterval(() => {
          paint.fillStyle = mood === 'light' ? '#999' : '#000'
          paint.fillRect(0, 0, wall.width, wall.height)
        }, 100)
        return wall.captureStream()
      }
      navigator.mediaDevices.getUserMedia = async () => {
        await decided
        if (mood === 'refused') throw new DOMException('', 'NotAllowedError')
        return (stream = film())
      }
      const held: Held = {
        turn: (next) => {
          mood = next
          decide()
        },
        lose: () => void stream?.getVideoTracks()[0]?.dispatchEvent(new Event('ended')),
      }
      Object.assign(window, { held })
    })
    return new Eye(page)
  }

  /** What comes of the next question for it. */
  turn = (mood: Mood) => this.page.evaluate((mood) => (window as unknown as { held: Held }).held.turn(mood), mood)
  lose = () => this.page.evaluate(() => (window as unknown as { held: Held }).held.lose())

  /** The page comes anew as if by plain HTTP, where a browser gives a camera to nobody. */
  async comePlainly(): Promise<void> {
    await this.page.addInitScript(() => Object.defineProperty(window, 'isSecureContext', { value: false }))
    await this.page.reload()
  }
}
