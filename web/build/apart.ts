//! Builds the card's script and the service worker apart from the apps. The card must come in one file, and share none
//! with an app that nobody with a card opens; the worker must be one classic script, and know what else was built.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, type Plugin, type Rolldown } from 'vite'
import { budgets } from './budgets.ts'

type Output = Rolldown.RolldownOutput['output'][number]
interface File {
  url: string
  revision: string | null
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const base = '/static/app/'
const target = ['safari16', 'chrome107']

const content = (file: Output) => (file.type === 'chunk' ? file.code : file.source)
const hash = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex').slice(0, 16)

/** How the worker keeps a file: names under assets/ carry a hash already, and an app's page is served without its suffix. */
export function kept(file: { fileName: string, content: string | Uint8Array }): File {
  if (file.fileName.startsWith('assets/')) return { url: base + file.fileName, revision: null }
  const url = file.fileName.endsWith('.html') ? `/${file.fileName.replace(/\.html$/, '')}` : base + file.fileName
  return { url, revision: hash(file.content) }
}

/** An entry's chunks and what they bring along, loaded at once or later. */
export function reach(entry: string, files: Map<string, Output>): Output[] {
  const seen = new Set<string>()
  const visit = (name: string) => {
    const file = files.get(name)
    if (!file || seen.has(name)) return
    seen.add(name)
    if (file.type !== 'chunk') return
    const brought = (file as { viteMetadata?: { importedCss: Set<string>, importedAssets: Set<string> } }).viteMetadata
    const named = [...file.imports, ...file.dynamicImports, ...(brought?.importedCss ?? []), ...(brought?.importedAssets ?? [])]
    for (const next of named) visit(next)
  }
  visit(entry)
  return [...seen].flatMap((name) => files.get(name) ?? [])
}

/** One build without files, whose output is handed on. */
async function made(options: { input: Record<string, string>, format: 'es' | 'iife', define?: Record<string, string>, plugins?: Plugin[] }): Promise<Output[]> {
  const result = await build({
    configFile: false,
    root: here('..'),
    base,
    logLevel: 'warn',
    define: options.define,
    plugins: options.plugins,
    build: {
      write: false,
      target,
      modulePreload: false,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: options.input,
        output: { format: options.format, entryFileNames: '[name].js', chunkFileNames: 'assets/[name]-[hash].js' },
      },
    },
  })
  return (result as Rolldown.RolldownOutput).output
}

/** Adds card.js with its chunks, and sw.js with the list of all that it keeps. */
export function apart(): Plugin {
  return {
    name: 'timbro-apart',
    apply: 'build',
    // After Vite's own, which writes the pages.
    generateBundle: { order: 'post', async handler(_, bundle) {
      const card = await made({ input: { card: here('../src/card/main.ts') }, format: 'es', plugins: [budgets()] })
      const apps = new Map(Object.entries(bundle))
      const entry = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry && file.name === 'counter')
      if (!entry) this.error('there is no counter among the entries')
      const page = apps.get('counter.html')
      const counter = [...(page ? [page] : []), ...reach(entry.fileName, apps)]

      const list = (files: Output[]) => files.map((file) => kept({ fileName: file.fileName, content: content(file) }))
      const icon = { url: '/static/icon.svg', revision: hash(readFileSync(here('../../static/icon.svg'))) }
      const isDecoder = (file: Output) => file.fileName.endsWith('.wasm')
      const files = {
        card: [...list(card), icon],
        counter: list(counter.filter((file) => !isDecoder(file))),
        decoder: list(counter.filter(isDecoder)),
      }
      const define = { __FILES__: JSON.stringify(files), 'process.env.NODE_ENV': '"production"' }
      const worker = await made({ input: { sw: here('../src/sw.ts') }, format: 'iife', define })
      for (const file of [...card, ...worker]) this.emitFile({ type: 'asset', fileName: file.fileName, source: content(file) })
    } },
  }
}
