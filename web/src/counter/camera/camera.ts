//! The camera as the browser gives it: what can go wrong with it, each by a name, and its light.

/** Why there is no picture. Each has a sentence and a way on. */
export type Trouble = 'insecure' | 'none' | 'denied' | 'taken'

/** What a code needs to be read at arm's length: at 640×480 it cannot be. */
const wanted: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1080 } },
}

/** A browser gives no camera to a page that came by plain HTTP. */
export function isInsecure(): boolean {
  return !globalThis.isSecureContext
}

export async function open(): Promise<MediaStream | Trouble> {
  if (isInsecure()) return 'insecure'
  if (!navigator.mediaDevices?.getUserMedia) return 'none'
  try {
    return await navigator.mediaDevices.getUserMedia(wanted)
  } catch (error) {
    return troubleOf((error as DOMException).name)
  }
}

/** The names are those of the Media Capture specification. */
export function troubleOf(name: string): Trouble {
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  if (name === 'NotFoundError' || name === 'OverconstrainedError' || name === 'TypeError') return 'none'
  // Another program has it, or it was pulled out.
  return 'taken'
}

export function close(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

/** Not in TypeScript's list: only phones have one. */
type Lamp = MediaTrackCapabilities & { torch?: boolean }

export function hasTorch(stream: MediaStream): boolean {
  const capabilities = stream.getVideoTracks()[0]?.getCapabilities?.() as Lamp | undefined
  return capabilities?.torch === true
}

export async function setTorch(stream: MediaStream, isOn: boolean): Promise<void> {
  await stream.getVideoTracks()[0]?.applyConstraints({ advanced: [{ torch: isOn } as MediaTrackConstraintSet] }).catch(() => {})
}

/** Below this mean, of 255, a camera sees noise and no code. */
export const dark_below = 26

/** The mean luminance of a picture (ITU-R BT.601), 0 to 255. */
export function luminance(pixels: Uint8ClampedArray): number {
  let sum = 0
  for (let at = 0; at < pixels.length; at += 4) sum += 0.299 * pixels[at]! + 0.587 * pixels[at + 1]! + 0.114 * pixels[at + 2]!
  return sum / (pixels.length / 4)
}
