//! Lists that come a page at a time: the next one is asked for, and added to what is there.

import { useEffect, useState } from 'preact/hooks'
import type { Refused, Told } from '../api'
import { useAsked } from './asked'

interface Page<T> {
  data: T[]
  next_cursor?: string | null
}

/** Asks for the first page whenever `of` changes, and for the next when one wants it. */
export function usePages<T>(ask: (cursor?: string) => Promise<Told<Page<T>>>, of: readonly unknown[] = []) {
  const about = JSON.stringify(of)
  const first = useAsked(() => ask(), of)
  // What was added belongs to the question it was asked with.
  const [added, setAdded] = useState<{ about: string; pages: Page<T>[] }>({ about, pages: [] })
  useEffect(() => setAdded({ about, pages: [] }), [about])
  const [refused, setRefused] = useState<Refused>()
  const [isBusy, setBusy] = useState(false)
  const pages = first.answer.kind === 'told' ? [first.answer.told, ...(added.about === about ? added.pages : [])] : []
  const next = pages.at(-1)?.next_cursor
  const more = async () => {
    if (!next || isBusy) return
    setBusy(true)
    setRefused(undefined)
    const answer = await ask(next)
    setBusy(false)
    if ('told' in answer) setAdded({ about, pages: [...pages.slice(1), answer.told] })
    else setRefused(answer)
  }
  const again = () => {
    setAdded({ about, pages: [] })
    first.again()
  }
  return { first: { ...first, again }, rows: pages.flatMap(({ data }) => data), more: next ? more : undefined, isBusy, refused }
}
