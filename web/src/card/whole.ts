//! The code on the whole screen, on white, for a scanner that does not find it on the page.

import type { Picture } from './picture'
import { make, say } from './say'

/** Makes the code one that is tapped, and tells how another picture takes its place. */
export function enlarge(main: HTMLElement, frame: HTMLElement): { show: (picture: Picture) => void } {
  const button = make('button', 'larger')
  button.type = 'button'
  const name = frame.getAttribute('aria-label') ?? ''
  button.setAttribute('aria-label', say(main, 'larger') || name)
  // A button cannot stand inside a picture.
  frame.removeAttribute('role')
  frame.removeAttribute('aria-label')
  button.append(...frame.childNodes)
  frame.append(button)

  const dialog = make('dialog', 'whole')
  dialog.setAttribute('aria-label', name)
  const large = make('div', 'large')
  large.append(button.firstElementChild!.cloneNode(true))
  dialog.append(large, make('button', 'button quiet', say(main, 'close')))
  dialog.addEventListener('click', () => dialog.close())
  main.append(dialog)
  button.addEventListener('click', () => dialog.showModal())

  return {
    show({ svgs: [here, there] }) {
      if (here.parentElement === button) return
      button.replaceChildren(here)
      large.replaceChildren(there)
    },
  }
}
