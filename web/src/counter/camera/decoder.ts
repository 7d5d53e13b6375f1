//! What reads a code in a picture: the browser's own detector where it knows QR codes, else ours, fetched when it is needed.

/** A text that was read, or that there is a code too damaged to be read. */
export type Sight = { text: string } | { text: null }
export type Decode = (picture: HTMLVideoElement | ImageBitmap) => Promise<Sight[]>

interface Detector {
  detect: (source: HTMLVideoElement | ImageBitmap) => Promise<{ rawValue: string }[]>
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector
  getSupportedFormats: () => Promise<string[]>
}

async function native(): Promise<Decode | null> {
  const Detector = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector
  const formats = await Detector?.getSupportedFormats().catch((): string[] => [])
  if (!Detector || !formats?.includes('qr_code')) return null
  const detector = new Detector({ formats: ['qr_code'] })
  return async (picture) => (await detector.detect(picture)).map(({ rawValue }) => ({ text: rawValue }))
}

let made: Promise<Decode> | undefined

/** The best decoder that this browser has. Ours is two files from our own server, so it works with the internet cut off. */
export function decoder(): Promise<Decode> {
  made ??= native().then(async (own) => own ?? (await import('./zxing')).decode)
  // A network that failed once is asked again.
  made.catch(() => (made = undefined))
  return made
}
