//! Looks at the camera's picture, again and again, and says what it sees.

import { dark_below, luminance } from './camera'
import { decoder } from './decoder'

export interface Seen {
  /** The codes of one look; mostly none. */
  texts: (texts: string[]) => void
  /** A code is in view that cannot be read. */
  damaged: () => void
  light: (isDark: boolean) => void
  /** The decoder could not be had: there is no network, and it was not kept. */
  blind: (isBlind: boolean) => void
}

/** A rest between two looks, so that a slow phone stays cool and its screen answers. */
const rest_ms = 40
const light_every_ms = 800
const retry_ms = 5_000

/** One bad look is a hand that moves; so many in a row are a bad code. */
const bad_looks = 8

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Watches until the signal says stop. */
export async function watch(video: HTMLVideoElement, seen: Seen, until: AbortSignal): Promise<void> {
  let bad = 0
  let lit_ms = 0
  while (!until.aborted) {
    const decode = await decoder().catch(() => null)
    if (until.aborted) return
    seen.blind(decode === null)
    if (!decode) {
      await pause(retry_ms)
      continue
    }
    if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && video.videoWidth > 0) {
      const sights = await decode(video).catch(() => [])
      if (until.aborted) return
      seen.texts(sights.flatMap(({ text }) => text ?? []))
      bad = sights.some(({ text }) => text === null) ? bad + 1 : 0
      if (bad === bad_looks) seen.damaged()
      if (performance.now() - lit_ms > light_every_ms) {
        lit_ms = performance.now()
        seen.light(brightness(video) < dark_below)
      }
    }
    await pause(rest_ms)
  }
}

const few = document.createElement('canvas')
few.width = 32
few.height = 18
const pixels = few.getContext('2d', { willReadFrequently: true })

function brightness(video: HTMLVideoElement): number {
  if (!pixels) return 255
  pixels.drawImage(video, 0, 0, few.width, few.height)
  return luminance(pixels.getImageData(0, 0, few.width, few.height).data)
}
