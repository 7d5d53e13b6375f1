import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Say } from '../../words'

interface Asked {
  say: Say
  title: string
  close: () => void
  /** Where it was opened from another sheet. */
  back?: (() => void) | undefined
  /** It has a field at its top, and a list that grows. */
  isTall?: boolean
  children: ComponentChildren
}

/** A dialog of the browser's own: it holds the focus, gives it back, and Escape closes it. */
export function Sheet({ say, title, close, back, isTall, children }: Asked) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => void (before instanceof HTMLElement && before.isConnected && before.focus())
  }, [])
  // Another page of the sheet is read from its top, unless it has a field to begin with.
  useEffect(() => {
    dialog.current?.scrollTo(0, 0)
    if (!dialog.current?.querySelector('[autofocus]')) heading.current?.focus()
  }, [title])
  return (
    <dialog
      ref={dialog}
      class={isTall ? 'over tall' : 'over'}
      aria-labelledby="over-title"
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <div class="page">
        <header>
          {back && (
            <button class="round" type="button" aria-label={say('sheet-back')} onClick={back}>
              ←
            </button>
          )}
          <h2 id="over-title" ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <button class="round" type="button" aria-label={say('sheet-close')} onClick={close}>
            ×
          </button>
        </header>
        {children}
      </div>
    </dialog>
  )
}
