//! A counter that nobody touches locks itself.

import { useCallback, useEffect, useRef } from 'preact/hooks'

/** Long enough to make a coffee, short enough that a phone left on a table is shut. */
export const idle_limit_ms = 5 * 60_000
const look_every_ms = 5_000

/**
 * Calls `lock` when nobody has touched the page for so long, and again while that changes nothing. Gives a function that
 * counts as a touch: who holds cards before a camera all morning is there.
 */
export function useIdle(isWatched: boolean, lock: () => void): () => void {
  const now = useRef({ lock, touched_ms: 0 })
  now.current.lock = lock
  const touch = useCallback(() => void (now.current.touched_ms = Date.now()), [])
  useEffect(() => {
    if (!isWatched) return
    touch()
    const timer = setInterval(() => Date.now() - now.current.touched_ms >= idle_limit_ms && now.current.lock(), look_every_ms)
    addEventListener('pointerdown', touch)
    addEventListener('keydown', touch)
    return () => {
      clearInterval(timer)
      removeEventListener('pointerdown', touch)
      removeEventListener('keydown', touch)
    }
  }, [isWatched])
  return touch
}
