//! What any screen may open over itself. The dialogs are loaded when the first of them is opened.

/** A number whose formula, inputs and people are wanted. */
export interface WhyAsked {
  over: 'why'
  metric: string
  /** As the API names it: `2026-10`, `2026-Q3`, `2026-10-01..2026-10-20`; the last complete month unless told. */
  period?: string | undefined
  location?: string | undefined
  /** Whose list is shown first, by its name in the API. */
  side?: string | undefined
  /** What is to be said of this very figure, where it is not the metric's own. */
  said?: string | undefined
}

/** Something to be done for one person. */
export interface NudgeAsked {
  over: 'nudge'
  act: 'greet' | 'gift' | 'note' | 'mail'
  customer: { id: string; name: string; email?: string | null | undefined }
  /** It was done. */
  done?: (() => void) | undefined
}

export type Over = WhyAsked | NudgeAsked

let listener: ((over: Over) => void) | undefined

/** Opens it over whatever is shown. */
export const open = (over: Over) => listener?.(over)

/** Says who shows what is opened: the office. */
export function showBy(show: typeof listener): () => void {
  listener = show
  return () => void (listener = undefined)
}
