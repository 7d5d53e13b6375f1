import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

// Pictures and fonts come compressed; a second time only costs.
const compressible = /\.(css|html|js|json|svg|wasm)$/

/** Writes `.br` and `.gz` beside what shrinks: once at build time and as small as can be, so that no request waits for it. */
export function compress(): Plugin {
  return {
    name: 'timbro-compress',
    apply: 'build',
    async writeBundle({ dir }) {
      if (!dir) return
      const names = await readdir(dir, { recursive: true })
      for (const path of names.filter((name) => compressible.test(name)).map((name) => join(dir, name))) {
        const bytes = await readFile(path)
        await writeFile(`${path}.br`, brotliCompressSync(bytes))
        await writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }))
      }
    },
  }
}
