import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Say } from '../../../words'
import { Asked } from '../../parts/asked'
import { Refusal, why } from '../../parts/form'
import type { usePages } from '../../parts/pages'

/** So many are shown at first, on a page that has many lists, and so many more each time. */
const few = 3
const more = 12

interface Shown<T> {
  say: Say
  pages: ReturnType<typeof usePages<T>>
  /** What an empty list says. */
  none?: string
  children: (rows: T[]) => ComponentChildren
}

/** The first few of a list, and the others when they are asked for, page by page. */
export function Few<T>({ say, pages, none, children }: Shown<T>) {
  const [most, setMost] = useState(few)
  const { first, rows, isBusy, refused } = pages
  const goOn = () => {
    setMost(most + more)
    if (rows.length < most + more) void pages.more?.()
  }
  return (
    <Asked say={say} asked={first}>
      {() => (
        <>
          {rows.length === 0 && none && <p class="soft">{none}</p>}
          {rows.length > 0 && children(rows.slice(0, most))}
          <Refusal text={refused ? why(say, refused, 'owner-signed-out') : ''} />
          {(rows.length > most || pages.more) && (
            <button class="plain" type="button" disabled={isBusy} onClick={goOn}>
              {say('customers-more')}
            </button>
          )}
        </>
      )}
    </Asked>
  )
}
