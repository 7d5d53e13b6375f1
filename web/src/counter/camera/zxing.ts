//! Our own decoder, for browsers without one (all iPhones): ZXing in WebAssembly, served by timbro like everything else.

import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasm_url from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { Decode, Sight } from './decoder'

// By itself it would fetch its other half from a stranger's server.
prepareZXingModule({ overrides: { locateFile: (path: string, folder: string) => (path.endsWith('.wasm') ? wasm_url : folder + path) } })

/** Wide enough for a code of 41 modules at arm's length, small enough for a slow phone. */
const longest_px = 1280

const canvas = document.createElement('canvas')
const context = canvas.getContext('2d', { willReadFrequently: true })
let turn = 0

export const decode: Decode = async (picture) => {
  const [width, height] = picture instanceof HTMLVideoElement ? [picture.videoWidth, picture.videoHeight] : [picture.width, picture.height]
  if (!context || !width || !height) return []
  // In turn the whole picture made smaller, and its middle as sharp as it is: near codes and far ones.
  const isMiddle = turn++ % 2 === 1 && Math.max(width, height) > longest_px
  const part = isMiddle ? longest_px / Math.max(width, height) : 1
  const scale = Math.min(1, longest_px / (Math.max(width, height) * part))
  canvas.width = Math.round(width * part * scale)
  canvas.height = Math.round(height * part * scale)
  const [left, top] = [(width * (1 - part)) / 2, (height * (1 - part)) / 2]
  context.drawImage(picture, left, top, width * part, height * part, 0, 0, canvas.width, canvas.height)
  const found = await readBarcodes(context.getImageData(0, 0, canvas.width, canvas.height), {
    formats: ['QRCode'],
    tryHarder: true,
    tryDownscale: false,
    returnErrors: true,
    maxNumberOfSymbols: 2,
  })
  return found.map(({ isValid, text }): Sight => ({ text: isValid ? text : null }))
}
