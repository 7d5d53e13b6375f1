import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { apart } from './build/apart.ts'
import { budgets } from './build/budgets.ts'
import { compress } from './build/compress.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  base: '/static/app/',
  plugins: [apart(), budgets(), compress()],
  // In JSX, Preact's own runtime: no import to write in every file, and no plugin to keep up with.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: here('../static/app'),
    emptyOutDir: true,
    assetsDir: 'assets',
    // A browser that knows no preloading loads a moment later.
    modulePreload: { polyfill: false },
    target: ['safari16', 'chrome107'],
    // One entry for each kind of person, so that nobody downloads another's page.
    rolldownOptions: {
      input: [here('counter.html'), here('owner.html')],
      // What both apps stand on is one file: many small ones are heavier than their sum.
      output: { codeSplitting: { groups: [{ name: 'shared', test: /node_modules\/(preact|@fluent)|vite\/preload-helper|src\/(api\/|words\.ts|counter\/(problem|key)\.ts)/ }] } },
    },
  },
  server: {
    // `npm run dev` shows the pages as they are written and asks a running timbro for the rest.
    proxy: { '/api': 'http://127.0.0.1:8080', '/static/icon.svg': 'http://127.0.0.1:8080' },
    fs: { allow: [here('..')] },
  },
})
