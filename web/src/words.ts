//! The words of the apps. A browser loads those of one app in one language.

import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle'

export const languages = ['en', 'it', 'pl'] as const
export type Language = (typeof languages)[number]
export type Say = (key: string, variables?: Record<string, FluentVariable>) => string

/** Which app speaks; `sheets` is what the counter says beside its camera. */
export type Part = 'counter' | 'owner' | 'sheets'

const files = import.meta.glob<string>(['../words/*.ftl', '../words/{counter,owner,sheets}/*.ftl'], { query: '?raw', import: 'default' })
const load = async (path: string) => (await files[`../words/${path}.ftl`]?.()) ?? ''
let spoken: FluentBundle | undefined

/** The first of the person's languages that timbro speaks, or English. */
export function choose(wanted: readonly string[]): Language {
  const spoken = wanted.map((tag) => tag.toLowerCase().split('-')[0])
  return languages.find((language) => language === spoken.find((tag) => languages.includes(tag as Language))) ?? 'en'
}

/** Makes the function that says the words of one file. An unknown key is said as it is: a counter must not stop for a word. */
export function speaker(language: Language, text: string): Say {
  const bundle = new FluentBundle(language, { useIsolating: false })
  bundle.addResource(new FluentResource(text))
  spoken = bundle
  return (key, variables) => {
    const pattern = bundle.getMessage(key)?.value
    return pattern ? bundle.formatPattern(pattern, variables) : key
  }
}

/** Loads one app's words in the person's language and tells the document, so that screen readers pronounce it rightly. */
export async function loadWords(part: Part): Promise<Say> {
  const language = choose(navigator.languages)
  // Dates and sums are written as in Europe.
  document.documentElement.lang = language === 'en' ? 'en-GB' : language
  return speaker(language, (await Promise.all([load(language), load(`${part}/${language}`)])).join('\n'))
}

let learnt: Promise<void> | undefined

/** Adds the counter's other words to those that the page speaks already. */
export function learnSheets(): Promise<void> {
  learnt ??= load(`sheets/${choose(navigator.languages)}`).then((text) => void spoken?.addResource(new FluentResource(text)))
  // A network that failed once is asked again.
  learnt.catch(() => (learnt = undefined))
  return learnt
}
