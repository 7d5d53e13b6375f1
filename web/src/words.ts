//! The words of the pages, from the same files that the server reads. A browser loads one language only.

import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle'

export const languages = ['en', 'it', 'pl'] as const
export type Language = (typeof languages)[number]
export type Say = (key: string, variables?: Record<string, FluentVariable>) => string

const files = import.meta.glob<string>('../words/*.ftl', { query: '?raw', import: 'default' })

/** The first of the person's languages that timbro speaks, or English. */
export function choose(wanted: readonly string[]): Language {
  const spoken = wanted.map((tag) => tag.toLowerCase().split('-')[0])
  return languages.find((language) => language === spoken.find((tag) => languages.includes(tag as Language))) ?? 'en'
}

/** Makes the function that says the words of one file. An unknown key is said as it is: a counter must not stop for a word. */
export function speaker(language: Language, text: string): Say {
  const bundle = new FluentBundle(language, { useIsolating: false })
  bundle.addResource(new FluentResource(text))
  return (key, variables) => {
    const pattern = bundle.getMessage(key)?.value
    return pattern ? bundle.formatPattern(pattern, variables) : key
  }
}

/** Loads the person's language and tells the document, so that screen readers pronounce it rightly. */
export async function loadWords(): Promise<Say> {
  const language = choose(navigator.languages)
  const load = files[`../words/${language}.ftl`]
  document.documentElement.lang = language
  return speaker(language, load ? await load() : '')
}
