//! What the poster says, in the language that is chosen for it and not in the reader's: the same words that the server prints.

import { sayingIn, type Language } from '../../words'

// One short line in each language: it comes with the screen, so that the sketch never waits for it.
const texts = import.meta.glob<string>('../../../words/poster/*.ftl', { query: '?raw', import: 'default', eager: true })

export const posterLine = (language: Language) => sayingIn(language, texts[`../../../words/poster/${language}.ftl`]!)('poster-line')
