//! A live code as a picture: one path, black on white in both themes.

import { correction, generate, mode } from 'lean-qr'

const svg = 'http://www.w3.org/2000/svg'
/** Modules of white on each side: scanners find a code by them. */
const quiet_modules = 4

/** The dark modules as one path, a run after the other. */
export function pathOf(text: string): { path: string, size: number } {
  // One alphanumeric segment at level M: a 41×41 symbol, and what a scanner types is what is read.
  const code = generate(mode.alphaNumeric(text), { minCorrectionLevel: correction.M, maxCorrectionLevel: correction.M })
  let path = ''
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      const from = x
      while (code.get(x, y)) x += 1
      if (x > from) path += `M${from + quiet_modules} ${y + quiet_modules}h${x - from}v1h${from - x}z`
    }
  }
  return { path, size: code.size + 2 * quiet_modules }
}

export class Picture {
  /** On the page, and large. */
  readonly svgs = [this.blank(), this.blank()] as const

  draw(text: string): void {
    const { path, size } = pathOf(text)
    for (const picture of this.svgs) {
      picture.setAttribute('viewBox', `0 0 ${size} ${size}`)
      picture.lastElementChild!.setAttribute('d', path)
    }
  }

  private blank(): SVGSVGElement {
    const picture = document.createElementNS(svg, 'svg')
    picture.setAttribute('shape-rendering', 'crispEdges')
    picture.setAttribute('aria-hidden', 'true')
    const ground = document.createElementNS(svg, 'rect')
    for (const side of ['width', 'height']) ground.setAttribute(side, '100%')
    ground.setAttribute('fill', '#fff')
    picture.append(ground, document.createElementNS(svg, 'path'))
    return picture
  }
}
