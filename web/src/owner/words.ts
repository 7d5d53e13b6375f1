//! The office's words: those that it opens with, and those that come with its screens.

import { learn as learnFrom, loadWords, sayIn as sayFrom, type Files, type Language } from '../words'

/** Whose words come later. What the metrics are called is said by the server too. */
export type Speech = 'today' | 'numbers' | 'customers' | 'inbox' | 'programs' | 'shop' | 'records' | 'metrics'

const files: Files = import.meta.glob<string>('../../words/{owner,today,numbers,customers,inbox,programs,shop,records,metrics}/*.ftl', {
  query: '?raw',
  import: 'default',
})

export const loadOwn = () => loadWords(files, '../../words/owner')
export const learn = (speech: Speech) => learnFrom(files, `../../words/${speech}`)
/** Says in the language that customers read, whatever the owner's own. */
export const sayIn = (language: Language, speech: Speech) => sayFrom(files, `../../words/${speech}`, language)
