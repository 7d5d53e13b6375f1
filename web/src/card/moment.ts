//! The moment in which a reward is ready or was used: the whole screen says so, and is gone with a tap.

import type { Reward } from './fresh'
import { make, say } from './say'
import { isSoundOn, ring, setSound } from './sound'

/** How long a used reward stands before the card comes back by itself. */
const used_ms = 6_000

let open: { dialog: HTMLDialogElement, reward: string } | undefined
const waiting: (() => void)[] = []

/** Paper, with a little of the stamp's wash, as the confetti wants its colours. */
function coloursOf(moment: HTMLElement): string[] {
  const { color, borderColor } = getComputedStyle(moment)
  const hex = (rgb: string) => `#${(rgb.match(/\d+/g) ?? []).slice(0, 3).map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`
  return [hex(color), hex(color), hex(borderColor)]
}

async function throwConfetti(canvas: HTMLCanvasElement, moment: HTMLElement): Promise<void> {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
  const { default: confetti } = await import('canvas-confetti')
  // Its worker would be a script from nowhere, which the page's policy forbids.
  const thrown = confetti.create(canvas, { useWorker: false, resize: true, disableForReducedMotion: true })
  await thrown({ particleCount: 90, spread: 75, startVelocity: 38, origin: { y: 0.42 }, colors: coloursOf(moment), disableForReducedMotion: true })
}

/** The switch for the sound, which is off until somebody wants it. */
function soundSwitch(main: HTMLElement): HTMLElement | undefined {
  const words = say(main, 'sound')
  if (!words) return undefined
  const box = make('input')
  box.type = 'checkbox'
  box.setAttribute('role', 'switch')
  box.checked = isSoundOn()
  box.addEventListener('change', () => {
    setSound(box.checked)
    if (box.checked) ring()
  })
  const label = make('label', 'sound', words)
  label.prepend(box)
  label.addEventListener('click', (event) => event.stopPropagation())
  return label
}

/** The moment of a reward that is no more is over. */
export function endMoment({ id }: Reward): void {
  if (open?.reward === id) open.dialog.close()
}

/** Shows one reward; the next waits until it is closed. */
export function showMoment(main: HTMLElement, kind: 'ready' | 'used', reward: Reward): void {
  if (open) return void waiting.push(() => showMoment(main, kind, reward))

  const dialog = make('dialog', `moment ${kind}`)
  dialog.tabIndex = -1
  const canvas = make('canvas')
  canvas.setAttribute('aria-hidden', 'true')
  const seal = make('div', 'seal')
  seal.setAttribute('aria-hidden', 'true')
  const words = make('h2', '', say(main, kind === 'ready' ? 'moment' : 'used', reward.title))
  words.id = 'moment'
  dialog.setAttribute('aria-labelledby', words.id)
  dialog.append(canvas, seal, words)
  if (kind === 'ready') dialog.append(make('p', 'soft', reward.how))
  dialog.append(make('button', 'button', say(main, 'close')))
  const sound = soundSwitch(main)
  if (sound) dialog.append(sound)

  const timer = kind === 'used' ? setTimeout(() => dialog.close(), used_ms) : 0
  dialog.addEventListener('click', () => dialog.close())
  const over = () => {
    clearTimeout(timer)
    dialog.remove()
    open = undefined
    waiting.shift()?.()
  }
  dialog.addEventListener('close', over)
  open = { dialog, reward: reward.id }
  main.append(dialog)
  dialog.showModal()
  // Not its button: a ring around that would be the first thing seen.
  dialog.focus()
  navigator.vibrate?.(kind === 'ready' ? [40, 60, 120] : 60)
  if (isSoundOn()) ring()
  if (kind === 'ready') void throwConfetti(canvas, dialog).catch(() => {})
}
