import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

interface Shown {
  title: string
  close: () => void
  /** More room, for what is read rather than answered. */
  wide?: boolean
  children: ComponentChildren
}

/** A dialog of the browser's own, which keeps the focus and closes by Escape. */
export function Dialog({ title, close, wide, children }: Shown) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    // Where the person was, they are again; a dialog that is taken away forgets that.
    return () => (before instanceof HTMLElement ? before.focus() : undefined)
  }, [])
  return (
    <dialog ref={dialog} class={wide ? 'sheet broad' : 'sheet'} aria-labelledby="dialog-title" onClose={close}>
      <h2 id="dialog-title">{title}</h2>
      {children}
    </dialog>
  )
}
