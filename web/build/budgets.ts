import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** What each page may load before it shows itself: all scripts that its entry imports, and its words, gzipped. */
const budget_gz_bytes: Record<string, number> = {
  card: 12 * 1024,
  counter: 25 * 1024,
  owner: 35 * 1024,
}

/** One built file, as far as its weight matters. */
export interface Piece {
  fileName: string
  name: string
  isEntry: boolean
  code: string
  imports: string[]
  /** The source that it was made for, if it was for one. */
  facadeModuleId?: string | null
}

/** A page says nothing without its words: those that all share and its own, in whichever language is the longest. */
function wordy(entry: Piece, pieces: Piece[]): number {
  const heaviest = (folder: string) => {
    const spoken = pieces.filter(({ facadeModuleId }) => facadeModuleId && new RegExp(`/words/${folder}[a-z]+\\.ftl`).test(facadeModuleId))
    return Math.max(0, ...spoken.map(({ code }) => gzipSync(code, { level: 9 }).length))
  }
  const own = heaviest(`${entry.name}/`)
  return own > 0 ? own + heaviest('') : 0
}

/** The gzipped bytes of an entry with everything it imports, directly or not; what it imports later does not count, but for its words. */
export function weigh(entry: Piece, pieces: Map<string, Piece>): number {
  const seen = new Set<string>()
  const visit = (piece: Piece): number => {
    if (seen.has(piece.fileName)) return 0
    seen.add(piece.fileName)
    const own = gzipSync(piece.code, { level: 9 }).length
    return piece.imports.reduce((sum, name) => {
      const imported = pieces.get(name)
      return imported ? sum + visit(imported) : sum
    }, own)
  }
  return visit(entry)
}

/** Names the entries that weigh more than they may, and the entries that nobody gave a budget. */
export function overweight(pieces: Piece[], budgets = budget_gz_bytes): string[] {
  const byName = new Map(pieces.map((piece) => [piece.fileName, piece]))
  return pieces
    .filter((piece) => piece.isEntry)
    .flatMap((entry) => {
      const limit = budgets[entry.name]
      const bytes = weigh(entry, byName) + wordy(entry, pieces)
      if (limit === undefined) return [`${entry.name} has no budget in build/budgets.ts`]
      return bytes > limit ? [`${entry.name} is ${bytes} bytes gzipped, and may be ${limit}`] : []
    })
}

/** Fails a build that grew too heavy for a slow phone, on the day on which it grows. */
export function budgets(): Plugin {
  return {
    name: 'timbro-budgets',
    apply: 'build',
    generateBundle(_, bundle) {
      const pieces = Object.values(bundle).filter((piece) => piece.type === 'chunk')
      const complaints = overweight(pieces)
      if (complaints.length > 0) this.error(complaints.join('\n'))
    },
  }
}
