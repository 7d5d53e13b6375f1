import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FluentResource } from '@fluent/bundle'
import { describe, expect, test } from 'vitest'
import { choose, languages, speaker, type Language } from '../src/words'

const root = new URL('../..', import.meta.url).pathname
/** A folder for each who speaks; what several say lies beside them. The words of the numbers are tested by the server. */
const office = ['owner/', 'today/', 'numbers/', 'customers/', 'inbox/', 'programs/', 'shop/', 'records/'] as const
const parts = ['', 'pages/', 'poster/', 'counter/', 'sheets/', ...office] as const
const readPart = (part: string, language: Language) => readFileSync(join(root, `web/words/${part}${language}.ftl`), 'utf8')
const read = (language: Language) => parts.map((part) => readPart(part, language)).join('\n')
const say = (language: Language) => speaker(language, read(language))

/** The server builds these keys from a kind, so that they stand nowhere in full. */
const families = ['entry-']

/** For a page that cannot be had just now: the server still says that in English alone. */
const awaited = ['message-unavailable', 'message-try-again']

/** Keys and the variables in them: what the callers of one language rely on in another. */
function keys(text: string): Map<string, string[]> {
  const { body } = new FluentResource(text)
  return new Map(
    body.map(({ id, value }) => {
      const names = [...JSON.stringify(value).matchAll(/"type":"var","name":"(\w+)"/g)].map((match) => match[1]!)
      return [id, [...new Set(names)].sort()]
    }),
  )
}

/** Every source that may say a word. */
function sources(): string {
  return [
    ['web/src', /\.tsx?$/],
    ['web/pages', /\.html$/],
    ['src', /\.rs$/],
  ]
    .flatMap(([folder, kind]) =>
      readdirSync(join(root, folder as string), { recursive: true, encoding: 'utf8' })
        .filter((name) => (kind as RegExp).test(name))
        .map((name) => readFileSync(join(root, folder as string, name), 'utf8')),
    )
    .join('\n')
}

describe('the words', () => {
  test('no key stands in two parts', () => {
    const all = parts.flatMap((part) => [...keys(readPart(part, 'en')).keys()])
    expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([])
  })

  test.each(languages)('%s is all understood', (language) => {
    const written = read(language).match(/^[a-z][a-z0-9-]* =/gm)?.length
    expect(keys(read(language)).size).toBe(written)
  })

  test.each(['it', 'pl'] as const)('%s has the keys and variables of English', (language) => {
    expect(Object.fromEntries(keys(read(language)))).toEqual(Object.fromEntries(keys(read('en'))))
  })

  test('every word is said somewhere', () => {
    const said = new Set([...sources().matchAll(/["']([a-z][a-z0-9-]*)["']/g)].map((match) => match[1]!))
    const isSaid = (key: string) => said.has(key)
    const unsaid = [...keys(read('en')).keys()].filter((key) => !isSaid(key) && !families.some((family) => key.startsWith(family)))
    expect(unsaid.filter((key) => !awaited.includes(key))).toEqual([])
  })

  test('every word of a template exists', () => {
    const said = [...sources().matchAll(/words\.(?:say|count|with|count_with)\("([a-z-]+)"/g)].map((match) => match[1]!)
    const known = keys(read('en') + readPart('metrics/', 'en'))
    expect(said.filter((key) => !known.has(key))).toEqual([])
  })
})

describe('plurals', () => {
  test.each([
    ['en', 1, '1 more to tea'],
    ['en', 2, '2 more to tea'],
    ['it', 1, 'Ancora 1 timbro per tea'],
    ['it', 2, 'Ancora 2 timbri per tea'],
    ['pl', 1, 'Jeszcze 1 pieczątka, a potem tea'],
    ['pl', 2, 'Jeszcze 2 pieczątki, a potem tea'],
    ['pl', 5, 'Jeszcze 5 pieczątek, a potem tea'],
    ['pl', 12, 'Jeszcze 12 pieczątek, a potem tea'],
    ['pl', 22, 'Jeszcze 22 pieczątki, a potem tea'],
  ] as const)('%s %i', (language, n, words) => {
    expect(say(language)('stamps-to-reward', { n, reward: 'tea' })).toBe(words)
  })

  test.each([
    ['en', 1, 'A stamp for you'],
    ['en', 3, '3 stamps for you'],
    ['it', 1, 'Un timbro per te'],
    ['it', 3, '3 timbri per te'],
    ['pl', 1, 'Pieczątka dla Ciebie'],
    ['pl', 3, '3 pieczątki dla Ciebie'],
    ['pl', 5, '5 pieczątek dla Ciebie'],
  ] as const)('%s gives %i', (language, n, words) => {
    expect(say(language)('claim-offer', { n })).toBe(words)
  })

  test('a date has its month in the right case', () => {
    expect(say('pl')('calendar-date', { day: 1, month: 9, year: '2026' })).toBe('1 września 2026')
    expect(say('it')('calendar-date', { day: 14, month: 12, year: '2026' })).toBe('14 dicembre 2026')
  })
})

describe('the language', () => {
  test.each([
    [['it-CH', 'en'], 'it'],
    [['de-AT', 'pl', 'it'], 'pl'],
    [['PL'], 'pl'],
    [['fr'], 'en'],
    [[], 'en'],
  ] as const)('%j is answered in %s', (wanted, language) => expect(choose(wanted)).toBe(language))

  test('an unknown key is said as it is', () => expect(say('en')('no-such-key')).toBe('no-such-key'))
})
