import type { ComponentChildren } from 'preact'
import { open, type WhyAsked } from './over'

/** What stands after a figure; its full stop does not begin the next line. */
export const after = (text: string) => text.replace(/^[.,;:!?]/, '\u2060$&')

/** A number that opens to its formula, its inputs and its people. */
export function Figure({ children, ...why }: Omit<WhyAsked, 'over'> & { children: ComponentChildren }) {
  return (
    <button class="figure" type="button" aria-haspopup="dialog" onClick={() => open({ over: 'why', ...why })}>
      {children}
    </button>
  )
}
