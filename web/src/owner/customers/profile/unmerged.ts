//! Why two cards cannot be merged or parted, in words.

import type { Problem } from '../../../counter/problem'
import type { Say } from '../../../words'

const words: Record<string, string> = {
  same: 'customers-unmerged-same',
  blank: 'customers-unmerged-blank',
  'has-taken-in': 'customers-unmerged-has-taken-in',
  'too-many': 'customers-unmerged-too-many',
  versions: 'customers-unmerged-versions',
  parted: 'customers-unmerged-parted',
}

/** The words for a refusal of a merge; nothing where it is another. */
export function unmerged(say: Say, { type, reason }: Problem): string | undefined {
  if (type?.endsWith(':card-merged')) return say('customers-unmerged-merged')
  const word = type?.endsWith(':merge-refused') && reason ? words[reason] : undefined
  return word && say(word)
}
