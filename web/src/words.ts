//! The words of the apps. A browser loads those of one app in one language.

import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle'

export const languages = ['en', 'it', 'pl'] as const
export type Language = (typeof languages)[number]
export type Say = (key: string, variables?: Record<string, FluentVariable>) => string

/** Where words are: files by their path, each loaded when it is asked for. */
export type Files = Record<string, () => Promise<string>>

const common: Files = import.meta.glob<string>('../words/*.ftl', { query: '?raw', import: 'default' })
let spoken: FluentBundle | undefined

/** The first of the person's languages that timbro speaks, or English. */
export function choose(wanted: readonly string[]): Language {
  const spoken = wanted.map((tag) => tag.toLowerCase().split('-')[0])
  return languages.find((language) => language === spoken.find((tag) => languages.includes(tag as Language))) ?? 'en'
}

/** Makes the function that says the words of one file. An unknown key is said as it is: a counter must not stop for a word. */
export function speaker(language: Language, text: string): Say {
  spoken = bundleOf(language, text)
  return saying(spoken)
}

function bundleOf(language: Language, text: string): FluentBundle {
  const bundle = new FluentBundle(language, { useIsolating: false })
  bundle.addResource(new FluentResource(text))
  return bundle
}

function saying(bundle: FluentBundle): Say {
  return (key, variables) => {
    const pattern = bundle.getMessage(key)?.value
    return pattern ? bundle.formatPattern(pattern, variables) : key
  }
}

/** Says words in another language than the page's, for what is said to somebody else. */
export const sayingIn = (language: Language, text: string): Say => saying(bundleOf(language, text))

/** The same with the words in `folder`. */
export const sayIn = async (files: Files, folder: string, language: Language): Promise<Say> => sayingIn(language, await files[`${folder}/${language}.ftl`]!())

/** What the person reads. */
export const reader = () => choose(navigator.languages)

const read = (files: Files, folder: string) => files[`${folder}/${reader()}.ftl`]!()

/** Loads an app's words and tells the document the language, so that screen readers pronounce it rightly. */
export async function loadWords(files: Files, folder: string): Promise<Say> {
  const language = reader()
  // Dates and sums are written as in Europe.
  document.documentElement.lang = language === 'en' ? 'en-GB' : language
  return speaker(language, (await Promise.all([read(common, '../words'), read(files, folder)])).join('\n'))
}

const learnt = new Map<string, Promise<void>>()

/** Adds the words in `folder` to those that the page speaks already. */
export function learn(files: Files, folder: string): Promise<void> {
  const known = learnt.get(folder)
  if (known) return known
  const learning = read(files, folder).then((text) => void spoken?.addResource(new FluentResource(text)))
  learnt.set(folder, learning)
  // A network that failed once is asked again.
  learning.catch(() => learnt.delete(folder))
  return learning
}
