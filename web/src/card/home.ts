//! The card on the home screen: a button where the browser asks, a sentence where it does not.

import { make, say } from './say'

interface InstallEvent extends Event {
  prompt: () => Promise<unknown>
}

/** Shows the way where there is one, and again where a new page has taken the place of the old. */
export function offerHome(main: HTMLElement): { again: () => void } {
  let asked: InstallEvent | undefined
  const isSafari = (navigator as { standalone?: boolean }).standalone === false

  const again = () => {
    const place = main.querySelector<HTMLElement>('[data-install]')
    if (!place) return
    place.hidden = !asked && !isSafari
    if (isSafari) place.replaceChildren(make('p', 'soft', say(main, 'install-ios')))
    const button = place.querySelector('button')
    if (button) button.onclick = () => void asked?.prompt()
  }
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    asked = event as InstallEvent
    again()
  })
  addEventListener('appinstalled', () => {
    asked = undefined
    again()
  })
  again()
  return { again }
}
