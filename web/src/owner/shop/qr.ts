//! A QR code as one path: the same that the poster will carry.

import { correction, generate } from 'lean-qr'

/** Modules of white on each side: scanners find a code by them. */
const quiet_modules = 4

export function codeOf(text: string): { path: string; size: number } {
  const code = generate(text, { minCorrectionLevel: correction.M })
  let path = ''
  for (let y = 0; y < code.size; y += 1) for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) path += `M${x + quiet_modules} ${y + quiet_modules}h1v1h-1z`
  return { path, size: code.size + 2 * quiet_modules }
}
