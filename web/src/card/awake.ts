//! Keeps the screen lit while somebody shows the code.

/** A card that lies forgotten on a table does not empty the phone. */
const limit_ms = 5 * 60_000

export function stayAwake(code: HTMLElement): void {
  if (!('wakeLock' in navigator)) return
  let lock: WakeLockSentinel | undefined
  let isSeen = false
  let touched_at_ms = Date.now()
  let timer = 0

  const look = async () => {
    clearTimeout(timer)
    const left_ms = touched_at_ms + limit_ms - Date.now()
    const isWanted = isSeen && !document.hidden && left_ms > 0
    if (isWanted) timer = window.setTimeout(() => void look(), left_ms)
    if (isWanted && (!lock || lock.released)) lock = await navigator.wakeLock.request('screen').catch(() => undefined)
    if (!isWanted) await lock?.release()
  }
  new IntersectionObserver((entries) => {
    isSeen = entries.at(-1)!.isIntersecting
    void look()
  }, { threshold: 0.5 }).observe(code)
  document.addEventListener('visibilitychange', () => {
    touched_at_ms = Date.now()
    void look()
  })
  addEventListener('pointerdown', () => {
    touched_at_ms = Date.now()
    void look()
  })
}
