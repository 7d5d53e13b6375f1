//! Pure: which lists a look at the inbox is made of, one after the other, and who is unhappy.

/** What of the inbox is shown: what waits for the owner, all answers, or all cases. */
export type Look = 'waiting' | 'answers' | 'cases'

export type Stream =
  | { of: 'answers'; query: { unhappy?: boolean; answered?: boolean } }
  | { of: 'cases'; query: { open?: boolean } }

/** Each is read to its end before the next begins: what waits comes before what does not. */
export const streams: Record<Look, readonly Stream[]> = {
  waiting: [
    { of: 'cases', query: { open: true } },
    { of: 'answers', query: { unhappy: true, answered: false } },
  ],
  answers: [{ of: 'answers', query: {} }],
  cases: [
    { of: 'cases', query: { open: true } },
    { of: 'cases', query: { open: false } },
  ],
}

export const looked = (rest: string): Look => (rest === 'answers' || rest === 'cases' ? rest : 'waiting')

/** How far the lists were read: in which of them, and where in it. */
export interface Place {
  stream: number
  cursor?: string | undefined
}

/** Where it goes on after a page, or nothing where all was read. */
export function next(look: Look, { stream }: Place, cursor: string | null | undefined): Place | null {
  if (cursor) return { stream, cursor }
  return stream + 1 < streams[look].length ? { stream: stream + 1 } : null
}

/** As the server holds it: would rather not recommend, or at most two of five. */
export function isUnhappy({ kind, score, scale_max }: { kind: 'nps' | 'csat'; score: number; scale_max: number }): boolean {
  return kind === 'nps' ? score <= 6 : score * 5 <= scale_max * 2
}
