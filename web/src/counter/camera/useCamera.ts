//! The camera in the life of the page: it runs while somebody looks at it, and comes back by itself.

import { useEffect, useRef, useState } from 'preact/hooks'
import { close, hasTorch, isInsecure, open, setTorch, type Trouble } from './camera'
import { watch, type Seen } from './watch'

export interface Camera {
  video: { current: HTMLVideoElement | null }
  state: 'asking' | 'live' | Trouble
  isDark: boolean
  /** Whether there is a picture but nothing to read it with. */
  isBlind: boolean
  /** Turns the lamp on or off; null where there is none. */
  torch: (() => void) | null
  isLit: boolean
  again: () => void
}

/** Runs the camera and hands over what it reads. */
export function useCamera(read: Pick<Seen, 'texts' | 'damaged'>): Camera {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<Camera['state']>(() => (isInsecure() ? 'insecure' : 'asking'))
  const [isDark, setDark] = useState(false)
  const [isBlind, setBlind] = useState(false)
  const [isLit, setLit] = useState(false)
  const [stream, setStream] = useState<MediaStream | null>(null)
  const [round, setRound] = useState(0)
  // The reader is another function at each render; the watch always calls the newest.
  const now = useRef(read)
  now.current = read

  useEffect(() => {
    // In the background a camera is black, and its lamp says that somebody watches.
    const turn = () => setRound((before) => before + 1)
    document.addEventListener('visibilitychange', turn)
    return () => document.removeEventListener('visibilitychange', turn)
  }, [])

  useEffect(() => {
    if (document.visibilityState === 'hidden') return
    const stop = new AbortController()
    let mine: MediaStream | null = null
    const lost = () => !stop.signal.aborted && (setStream(null), setState('taken'))
    void open().then(async (opened) => {
      if (typeof opened === 'string') return stop.signal.aborted || setState(opened)
      if (stop.signal.aborted) return close(opened)
      mine = opened
      opened.getVideoTracks()[0]?.addEventListener('ended', lost)
      setStream(opened)
      const shown = video.current
      if (!shown) return
      shown.srcObject = opened
      await shown.play().catch(() => {})
      if (stop.signal.aborted) return
      setState('live')
      const seen: Seen = { texts: (texts) => now.current.texts(texts), damaged: () => now.current.damaged(), light: setDark, blind: setBlind }
      void watch(shown, seen, stop.signal)
    })
    return () => {
      stop.abort()
      if (mine) close(mine)
      setStream(null)
      setLit(false)
      setDark(false)
    }
  }, [round])

  const torch = stream && hasTorch(stream) ? () => (void setTorch(stream, !isLit), setLit(!isLit)) : null
  const again = () => {
    setState('asking')
    setRound((before) => before + 1)
  }
  return { video, state, isDark, isBlind, torch, isLit, again }
}
