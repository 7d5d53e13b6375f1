import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Say } from '../words'
import { useCamera } from './camera/useCamera'
import type { Shift, Shop } from './door'
import { present, recallKnown, refreshKnown, type Known } from './known'
import { later } from './later'
import type { Queue } from './queue'
import type { Late } from './store'
import { allowSound, signal } from './signal'
import { standsFor, type Heard, type Reward, type State } from './till'
import { Tools } from './Tools'
import { useTill, type Given } from './useTill'
import { Viewfinder } from './Viewfinder'
import { listen } from './wedge'

/** So long a person waits for an answer; then the screen says that the scan is safe and lets them go on. */
const patience_ms = 2_500

/** What lies over the counter. Its parts come when they are first opened. */
export type SheetName = { kind: 'amount' | 'people' | 'ticket' | 'more' | 'terms' | 'https' | 'late' } | { kind: 'redeem'; reward: Reward }
const Sheets = later(() => import('./sheets/Sheets').then(({ Sheets }) => Sheets))
const Dock = later(() => import('./Verdict').then(({ Dock }) => Dock))
const Last = later(() => import('./Verdict').then(({ Last }) => Last))
const Result = later(() => import('./Verdict').then(({ Result }) => Result))
const Kept = later(() => import('./Kept').then(({ Kept }) => Kept))

interface Asked {
  say: Say
  shift: Shift
  shop: Shop | null
  queue: Queue
  state: State
  hear: (heard: Heard) => void
  late: Late[]
  seenLate: () => void
  waiting: number
  note: string
  isOnline: boolean
  /** Somebody is here, though they touched nothing. */
  touch: () => void
  leave: (why: 'lock' | 'end') => void
}

/** The counter with somebody at work. */
export function Till(asked: Asked) {
  const { say, shift, shop, queue, state, hear, late, waiting, note, isOnline } = asked
  const [known, setKnown] = useState<Known>(present)
  const [given, give] = useState<Given>({ stamps: 1 })
  const [sheet, open] = useState<SheetName | null>(null)
  const [isTyping, type] = useState(false)
  const acts = useTill(shift, queue, state, hear)
  const use = useRef(given)
  use.current = given

  /** What was set for one scan is not for the next. */
  const spent = () => {
    asked.touch()
    give({ stamps: 1 })
  }
  const take = (code: string) => {
    allowSound()
    open(null)
    acts.take(code, use.current)
    spent()
  }
  // While a sheet is open, the phone that lies on the counter is not meant.
  const isOpen = useRef(false)
  isOpen.current = sheet !== null
  const camera = useCamera({
    texts: (texts) => void (isOpen.current || acts.see(texts, use.current, spent)),
    damaged: () => !isOpen.current && acts.damaged(),
  })
  const read = useRef(take)
  read.current = take
  useLayoutEffect(() => listen((code) => read.current(code)), [])

  useEffect(() => {
    void recallKnown().then(setKnown)
    // While the camera opens, what the first scan will need comes too.
    Result.load()
    Sheets.load()
  }, [])
  useEffect(() => {
    if (isOnline) void refreshKnown().then(setKnown)
  }, [isOnline, shift.id])

  const { verdict, about, isShown } = state
  useEffect(() => {
    if (!verdict) return
    if (verdict.kind !== 'sending') return signal(verdict.kind)
    const timer = setTimeout(() => about && hear({ type: 'waited', key: about.key }), patience_ms)
    return () => clearTimeout(timer)
  }, [verdict])

  // The camera comes back by itself; whoever touches the screen is not done with it.
  const stands_s = standsFor(state)
  useEffect(() => {
    if (!isShown || stands_s === 0 || sheet) return
    let timer = 0
    const wind = () => {
      clearTimeout(timer)
      timer = window.setTimeout(() => hear({ type: 'next' }), stands_s * 1000)
    }
    wind()
    const back = (event: KeyboardEvent) => event.key === 'Escape' && hear({ type: 'next' })
    addEventListener('pointerdown', wind)
    addEventListener('keydown', wind)
    addEventListener('keydown', back)
    return () => {
      clearTimeout(timer)
      removeEventListener('pointerdown', wind)
      removeEventListener('keydown', wind)
      removeEventListener('keydown', back)
    }
  }, [isShown, verdict, stands_s, sheet])

  const photo = async (file: File) => {
    const { readPhoto } = await import('./camera/photo')
    const text = await readPhoto(file)
    if (text) take(text)
    else hear({ type: 'refused', problem: { type: 'code-not-in-photo' } })
  }
  const noCamera = camera.state !== 'live' && camera.state !== 'asking'
  return (
    <>
      <div class="counter" data-verdict={isShown ? verdict?.kind : 'ready'}>
        <main>
          <header class="top">
            <p>
              <b>{shift.name}</b>
              {/* Whose counter it is they know; that it is cut off they may not. */}
              <span class={isOnline ? 'soft' : 'late'}> · {isOnline ? shop?.name : say('counter-offline')}</span>
            </p>
            <p class={waiting > 0 ? 'late' : 'soft'}>
              {waiting > 0 ? say('counter-waiting', { n: waiting }) : say('counter-all-confirmed')}
            </p>
            <button class="lock" type="button" onClick={() => asked.leave('lock')}>
              {say('counter-lock')}
            </button>
          </header>
          {/* A tap on the verdict is the quickest way back; for all who cannot tap there is a button. */}
          <div class="stage" onClick={() => isShown && verdict?.kind !== 'sending' && hear({ type: 'next' })}>
            <Viewfinder
              say={say}
              camera={camera}
              wanted={state.wanted}
              isCovered={isShown}
              photo={(file) => void photo(file)}
              help={() => open({ kind: 'https' })}
              forgo={() => hear({ type: 'wanted', wanted: null })}
            />
            {/* The whole of it is read aloud when it changes. */}
            <div class="result" role="status" aria-live="assertive" aria-atomic="true">
              {isShown && <Result say={say} state={state} programs={known.programs} />}
            </div>
          </div>
          {isShown ? (
            <Dock say={say} state={state} acts={acts} next={() => hear({ type: 'next' })} explainRedeem={(reward) => open({ kind: 'redeem', reward })} />
          ) : (
            <div class="low">
              <div class="aside">
                {note && <p role="status">{note}</p>}
                {late.length > 0 && (
                  <button class="button quiet" type="button" onClick={() => open({ kind: 'late' })}>
                    {say('counter-late')}: {late.length}
                  </button>
                )}
                {queue.others.length > 0 && <Kept say={say} waiting={queue.others} />}
                {verdict && <Last say={say} state={state} back={() => hear({ type: 'back' })} />}
              </div>
              <Tools
                say={say}
                given={given}
                give={give}
                programs={known.programs}
                currency={shop?.currency ?? null}
                isTyping={isTyping}
                mustType={noCamera}
                type={type}
                take={take}
                open={(kind) => open({ kind })}
              />
            </div>
          )}
        </main>
      </div>
      {sheet && (
        <Sheets
          say={say}
          sheet={sheet}
          close={() => open(null)}
          open={open}
          given={given}
          give={give}
          programs={known.programs}
          shop={shop}
          shift={shift}
          late={late}
          seenLate={asked.seenLate}
          acts={acts}
          take={take}
          leave={asked.leave}
        />
      )}
    </>
  )
}
