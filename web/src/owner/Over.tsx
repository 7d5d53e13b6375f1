//! The dialogs over the screens. Each comes with its words when it is first opened.

import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Language, Say } from '../words'
import { showBy, type Over as Wanted } from './parts/over'

export interface OverProps<O extends Wanted = Wanted> {
  say: Say
  language: Language
  over: O
  close: () => void
}

export function Over({ say, language, load }: { say: Say; language: Language; load: () => Promise<ComponentType<OverProps>> }) {
  const [over, setOver] = useState<Wanted>()
  const [loaded, setLoaded] = useState<{ Shown: ComponentType<OverProps> }>()
  useEffect(
    () =>
      showBy((wanted) => {
        setOver(wanted)
        load().then((Shown) => setLoaded({ Shown }), () => location.reload())
      }),
    [],
  )
  if (!over || !loaded) return null
  return <loaded.Shown say={say} language={language} over={over} close={() => setOver(undefined)} />
}
