//! A photo of a code, where the browser gives no live camera.

import { decoder } from './decoder'

/** The text of the code in a photo; null where none is found. */
export async function readPhoto(file: Blob): Promise<string | null> {
  try {
    const picture = await createImageBitmap(file)
    const decode = await decoder()
    // The second look is at the middle, as sharp as it was taken.
    for (const look of [decode, decode]) {
      const text = (await look(picture)).find(({ text }) => text)?.text
      if (text) return text
    }
    return null
  } catch {
    return null
  }
}
