//! The card's script. The page is whole without it; with it the code is a live one, stamps land while one looks, and a
//! reward has its moment. It speaks with the words that the server wrote into the page.

import style from './card.css?url'
import { stayAwake } from './awake'
import { changes, fetchPage, patch, remember, wasUsed } from './fresh'
import { offerHome } from './home'
import { LiveCode } from './live'
import { endMoment, showMoment } from './moment'
import { News } from './news'
import { Picture } from './picture'
import { hear, make, say, State } from './say'
import { enlarge } from './whole'
import { registerWorker } from '../worker'

async function start(main: HTMLElement, frame: HTMLElement, card: string): Promise<void> {
  remember(main)
  let page = main.cloneNode(true) as HTMLElement
  const state = new State(main)
  const code = enlarge(main, frame)
  const picture = new Picture()
  // Where the card is not kept, the page offers to keep it.
  const isHeld = !main.querySelector(`form[action="${card}"]`)
  const live = new LiveCode(card, isHeld, (text) => {
    if (text) {
      picture.draw(text)
      code.show(picture)
    }
    state.isLive = !!text
  })

  const home = offerHome(main)
  let coming = Promise.resolve()
  /** The page as it is now, one fetch after the other. */
  const refresh = async (mark: string) => {
    if (mark === main.dataset.mark) return
    const next = await fetchPage(location.pathname)
    if (!next) return
    const { ready, gone, sentence } = changes(page, next)
    page = next.cloneNode(true) as HTMLElement
    patch(main, next)
    home.again()
    if (sentence) hear(main, sentence)
    if (ready.length + gone.length === 0) return
    for (const reward of gone) {
      endMoment(reward)
      if (await wasUsed(card, reward)) showMoment(main, 'used', reward)
    }
    for (const reward of ready) showMoment(main, 'ready', reward)
  }

  new News(card, {
    mark: (mark) => void (coming = coming.then(() => refresh(mark)).catch(() => {})),
    time: (server_ms) => live.correct(server_ms),
    online: (isOnline) => {
      if (isOnline) live.askAgain()
      if (isOnline !== state.isOnline && !isOnline) hear(main, say(main, 'offline'))
      state.isOnline = isOnline
    },
  }).start()
  stayAwake(frame)
  await live.start()
}

/** The styles of what the script adds are there before it adds anything, so that nothing moves. */
function styled(): Promise<unknown> {
  const link = make('link')
  link.rel = 'stylesheet'
  link.href = style
  return new Promise((resolve) => {
    link.onload = link.onerror = resolve
    document.head.append(link)
  })
}

const main = document.querySelector<HTMLElement>('main[data-mark]')
const frame = main?.querySelector<HTMLElement>('[data-live]')
const card = /^\/c\/[0-9a-z]{26}(?=\/rewards\/|$)/.exec(location.pathname)?.[0]
if (main && frame && card) {
  await styled()
  await start(main, frame, card)
  // What a page without a network needs comes after what is looked at.
  await registerWorker()
}
