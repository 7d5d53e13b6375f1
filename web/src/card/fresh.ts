//! The page as it is now, put in the place of the page as it was, without taking anything out of anybody's hands.

/** A reward on the page. */
export interface Reward {
  id: string
  title: string
  how: string
}

/** What happened between two pages. */
export interface Changes {
  ready: Reward[]
  /** Used, expired or taken back. */
  gone: Reward[]
  /** How the card stands now, for those who hear it. */
  sentence: string
}

const patience_ms = 8_000

/** Trusted Types allow no parsing of texts, but a document may be asked for. */
export function fetchPage(address: string): Promise<HTMLElement | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('GET', address)
    request.responseType = 'document'
    request.timeout = patience_ms
    request.onloadend = () => resolve(request.status === 200 ? (request.responseXML?.querySelector<HTMLElement>('main[data-mark]') ?? null) : null)
    request.send()
  })
}

const text = (node: Element | null | undefined) => node?.textContent?.trim().replace(/\s+/g, ' ') ?? ''
const all = (page: ParentNode, what: string) => [...page.querySelectorAll<HTMLElement>(what)]

function rewards(page: HTMLElement): Map<string, Reward> {
  const made = all(page, '[data-reward]').map((section) => {
    const { reward: id = '', title } = section.dataset
    return { id, title: title ?? '', how: text(section.querySelector('p')) }
  })
  return new Map(made.map((reward) => [reward.id, reward]))
}

/** The sheets of the programs: what their stamps, or their bar, say and what is next. */
const stands = (page: HTMLElement) =>
  all(page, '.stamps, progress').map((stamps) => `${stamps.getAttribute('aria-label')}. ${text(stamps.closest('section')?.querySelector('h2'))}.`)

export function changes(was: HTMLElement, is: HTMLElement): Changes {
  const [before, now] = [rewards(was), rewards(is)]
  const gone = [...before.values()].filter(({ id }) => !now.has(id))
  const ready = [...now.values()].filter(({ id }) => !before.has(id))
  const said = stands(was)
  const sentence = [...ready.map(({ title, how }) => `${title}. ${how}`), ...stands(is).filter((one) => !said.includes(one))].join(' ')
  return { ready, gone, sentence }
}

/** Whether a reward was used. What expired or was taken back is gone as well, and nobody is congratulated on that. */
export async function wasUsed(card: string, { id }: Reward): Promise<boolean> {
  const page = await fetchPage(`${card}/rewards/${id}`)
  return page?.querySelector<HTMLElement>('.has')?.dataset.fate === 'used'
}

/** What a part of the page is, in the old page and in the new. */
const nameOf = ({ id, tagName, className, dataset }: HTMLElement) => id || dataset.reward || dataset.part || `${tagName}.${className}`

/** The children as the server wrote them, by which a part that did not change is known. */
const written = new WeakMap<Element, string>()

/** Before anybody opens or types anything. */
export function remember(page: HTMLElement): void {
  for (const part of all(page, '.has > *')) written.set(part, part.outerHTML)
}

/** What somebody opened or typed in a part goes on into the part that takes its place. */
function handOver(from: HTMLElement, to: HTMLElement): HTMLElement | undefined {
  const opened = all(from, 'details')
  all(to, 'details').forEach((details, index) => details.toggleAttribute('open', opened[index]?.hasAttribute('open') ?? false))
  for (const field of from.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input:not([type=hidden]), textarea')) {
    const next = to.querySelector<HTMLInputElement>(`[name="${CSS.escape(field.name)}"][type="${field.type}"], textarea[name="${CSS.escape(field.name)}"]`)
    if (next && !['radio', 'checkbox'].includes(field.type)) next.value = field.value
  }
  const focusable = 'a, button, input, textarea, select, summary'
  const index = all(from, focusable).indexOf(document.activeElement as HTMLElement)
  return index < 0 ? undefined : all(to, focusable)[index]
}

/** New stamps land with a short press, where motion is welcome. */
function press(from: HTMLElement, to: HTMLElement): void {
  for (const stamps of all(to, '.stamps')) {
    const before = from.querySelectorAll(`.stamps[data-program="${CSS.escape(stamps.dataset.program ?? '')}"] .on`).length
    all(stamps, '.on').slice(before).forEach((stamp) => stamp.classList.add('lands'))
  }
}

/** Puts the new page's parts where they differ, and leaves the others as they are: open, typed in, or in focus. */
export function patch(main: HTMLElement, next: HTMLElement): void {
  main.dataset.mark = next.dataset.mark
  const [top, newTop] = [main.querySelector('.top'), next.querySelector('.top')]
  if (top && newTop && top.innerHTML !== newTop.innerHTML) top.replaceWith(newTop)
  const [has, newHas] = [main.querySelector<HTMLElement>('.has'), next.querySelector<HTMLElement>('.has')]
  if (!has || !newHas) return

  press(has, newHas)
  const old = [...has.children] as HTMLElement[]
  let focused: HTMLElement | undefined
  const wanted = ([...newHas.children] as HTMLElement[]).map((part) => {
    const html = part.outerHTML.replaceAll(' lands', '')
    const same = old.findIndex((candidate) => written.get(candidate) === html)
    if (same >= 0) return old.splice(same, 1)[0]!
    written.set(part, html)
    const place = old.find((candidate) => nameOf(candidate) === nameOf(part))
    if (place) focused ??= handOver(place, part)
    return part
  })
  for (const part of old) part.remove()
  let at: Element | null = has.firstElementChild
  for (const part of wanted) {
    if (part === at) at = at.nextElementSibling
    else has.insertBefore(part, at)
  }
  focused?.focus()
}
