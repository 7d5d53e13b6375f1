import { useEffect, useState } from 'preact/hooks'
import type { Say } from '../../words'

/** An SVG that the server drew, as a picture: text that came from outside becomes no part of the page. */
export const picture = (svg: string) => `data:image/svg+xml,${encodeURIComponent(svg)}`
/** The server names itself as phones know it; this page may know it by another name. */
export const own = (address: string) => new URL(address, location.href).pathname

/** A code for another camera, as large as the screen lets it be. */
export function Code({ src, label }: { src: string; label: string }) {
  return (
    <div class="big-code">
      <img src={src} alt={label} />
    </div>
  )
}

export function useSeconds(until: string, ahead_ms = 0): number {
  const left = () => Math.max(0, Math.round((Date.parse(until) - Date.now() - ahead_ms) / 1000))
  const [seconds, set] = useState(left)
  useEffect(() => {
    set(left())
    const timer = setInterval(() => set(left()), 500)
    return () => clearInterval(timer)
  }, [until])
  return seconds
}

/** How long it is still good. */
export function Countdown({ say, seconds }: { say: Say; seconds: number }) {
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  // A reader is told the number at the start, and not at each second.
  return (
    <p class="countdown" aria-hidden="true">
      {say('code-good-for', { time: clock })}
    </p>
  )
}
