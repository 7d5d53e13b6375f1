//! Parts of the page that are fetched when they are first wanted, so that the camera opens without them.

import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { learnSheets } from './words'

/** A component whose code and words come later. Until then, and where they cannot be had, it shows nothing. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> & { load: () => void } {
  let had: ComponentType<Props> | undefined
  const get = () => Promise.all([load(), learnSheets()]).then(([part]) => (had = part))
  const Later = (props: Props) => {
    const [, draw] = useState(0)
    useEffect(() => void (had ?? get().then(() => draw(1), () => draw(0))), [])
    const Part = had
    return Part ? <Part {...props} /> : null
  }
  return Object.assign(Later, { load: () => void get().catch(() => {}) })
}
