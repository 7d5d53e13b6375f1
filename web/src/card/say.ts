//! What the script says: the words stand in the page, in the customer's language.

/** A sentence of the page. Where it names a reward, the server left three dots. */
export function say(main: HTMLElement, key: string, reward = ''): string {
  const words = main.dataset[`say${key.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase())}`]
  return (words ?? '').replace('…', reward)
}

export function make<K extends keyof HTMLElementTagNameMap>(tag: K, className = '', text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}

/** Says something to those who do not see it happen. */
export function hear(main: HTMLElement, sentence: string): void {
  let heard = main.querySelector<HTMLElement>(':scope > .unseen')
  if (!heard) {
    heard = make('p', 'unseen')
    heard.setAttribute('role', 'status')
    main.append(heard)
  }
  heard.textContent = sentence
}

/** The line under the code: what kind of code it is, and whether the page is as of now. */
export class State {
  private online = true
  private live: boolean | undefined

  constructor(private readonly main: HTMLElement) {}

  get isOnline(): boolean {
    return this.online
  }

  set isOnline(online: boolean) {
    this.online = online
    this.write()
  }

  set isLive(live: boolean) {
    this.live = live
    this.write()
  }

  private write(): void {
    const line = this.main.querySelector<HTMLElement>('[data-live-says]')
    // Nothing is said of the code before it is known what it is.
    if (!line || (this.live === undefined && this.online)) return
    const key = !this.online && this.live !== false ? 'offline' : this.live ? 'live' : 'printed'
    line.textContent = say(this.main, key)
    line.classList.toggle('late', key === 'offline')
    line.classList.toggle('printed', key === 'printed')
  }
}
