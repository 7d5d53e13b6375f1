//! A counter that nobody touches locks itself.

import { useEffect, useRef } from 'preact/hooks'

/** Long enough to make a coffee, short enough that a phone left on a table is shut. */
export const idle_limit_ms = 5 * 60_000
const look_every_ms = 5_000

/** Calls `lock` when nobody has touched the page for so long, and again while that changes nothing. */
export function useIdle(isWatched: boolean, lock: () => void): void {
  const now = useRef(lock)
  now.current = lock
  useEffect(() => {
    if (!isWatched) return
    let touched_ms = Date.now()
    const touch = () => (touched_ms = Date.now())
    const timer = setInterval(() => Date.now() - touched_ms >= idle_limit_ms && now.current(), look_every_ms)
    addEventListener('pointerdown', touch)
    addEventListener('keydown', touch)
    return () => {
      clearInterval(timer)
      removeEventListener('pointerdown', touch)
      removeEventListener('keydown', touch)
    }
  }, [isWatched])
}
