//! The way to the shelf. It is fetched while the camera opens, because nothing is kept before the first scan.

import type { facts as Facts, Late, migrate as Migrate, Shelf, shelf as TheShelf } from './shelf'

export type { Late } from './shelf'

let had: Promise<{ shelf: typeof TheShelf; facts: typeof Facts; migrate: typeof Migrate }> | undefined

function open() {
  had ??= import('./shelf')
  had.catch(() => (had = undefined))
  return had
}

export const shelf: Shelf = {
  all: async () => (await open()).shelf.all(),
  has: async (key) => (await open()).shelf.has(key),
  put: async (scan) => (await open()).shelf.put(scan),
  drop: async (key) => (await open()).shelf.drop(key),
  refuse: async (scan, problem) => (await open()).shelf.refuse(scan, problem),
}

/** Refusals that nobody has seen. */
export const late = async (): Promise<Late[]> => (await open()).shelf.late()
export const seen = async (keys: string[]): Promise<void> => (await open()).shelf.seen(keys)
export const migrate = async (): Promise<void> => (await open()).migrate()
export const facts = {
  get: async <T>(name: string): Promise<T | null> => (await open()).facts.get<T>(name),
  set: async (name: string, value: unknown): Promise<void> => (await open()).facts.set(name, value),
}
