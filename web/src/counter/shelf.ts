//! Where the counter keeps what must survive a closed page: scans on their way, refusals nobody has seen, and what it has
//! to know without a network. In IndexedDB, whose transactions are whole or not at all.

import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Problem } from './problem'
import type { Scan } from './queue'

/** A scan that the server refused, kept until a person has seen it. */
export interface Late {
  scan: Scan
  problem: Problem
}

/** What the queue needs of a place to keep scans in. */
export interface Shelf {
  all: () => Promise<Scan[]>
  has: (key: string) => Promise<boolean>
  /** Keeps a scan under the device's next number. Resolves when it is kept, and not before. */
  put: (scan: Scan) => Promise<Scan>
  drop: (key: string) => Promise<void>
  /** Takes it from the waiting to the refused, in one step. */
  refuse: (scan: Scan, problem: Problem) => Promise<void>
}

interface Tables extends DBSchema {
  scans: { key: string; value: Scan }
  refused: { key: string; value: Late }
  facts: { key: string; value: unknown }
}

let opened: Promise<IDBPDatabase<Tables>> | undefined

function open(): Promise<IDBPDatabase<Tables>> {
  opened ??= openDB<Tables>('timbro', 1, {
    upgrade(db) {
      db.createObjectStore('scans', { keyPath: 'key' })
      db.createObjectStore('refused')
      db.createObjectStore('facts')
    },
    // Another tab with a newer page must not wait for this one.
    blocking: (_was, _will, event) => (event.target as IDBDatabase).close(),
    terminated: () => (opened = undefined),
  })
  opened.catch(() => (opened = undefined))
  return opened
}

export const shelf: Shelf & { late: () => Promise<Late[]>; seen: (keys: string[]) => Promise<void> } = {
  all: async () => (await open()).getAll('scans'),
  has: async (key) => (await (await open()).getKey('scans', key)) !== undefined,
  put: async (scan) => {
    const step = (await open()).transaction(['scans', 'facts'], 'readwrite', { durability: 'strict' })
    const facts = step.objectStore('facts')
    const device_seq = (((await facts.get('device_seq')) as number | undefined) ?? 0) + 1
    const numbered = { ...scan, body: { ...scan.body, device_seq } }
    await Promise.all([facts.put(device_seq, 'device_seq'), step.objectStore('scans').add(numbered), step.done])
    return numbered
  },
  drop: async (key) => (await open()).delete('scans', key),
  refuse: async (scan, problem) => {
    const step = (await open()).transaction(['scans', 'refused'], 'readwrite')
    const refused = step.objectStore('refused')
    await Promise.all([step.objectStore('scans').delete(scan.key), refused.put({ scan, problem }, scan.key), step.done])
  },
  late: async () => (await (await open()).getAll('refused')).sort((a, b) => a.scan.made_at_ms - b.scan.made_at_ms),
  seen: async (keys) => {
    const step = (await open()).transaction('refused', 'readwrite')
    await Promise.all([...keys.map((key) => step.store.delete(key)), step.done])
  },
}

const old_prefix = 'timbro-scan:'

/** Brings over what older versions left in the browser's other storage. Their bodies stay as they were sent. */
export async function migrate(storage: Storage = localStorage): Promise<void> {
  const names = Object.keys(storage).filter((name) => name.startsWith(old_prefix))
  for (const name of names) {
    const scan = JSON.parse(storage.getItem(name) ?? 'null') as Scan | null
    if (scan?.key) await (await open()).put('scans', scan)
    storage.removeItem(name)
  }
}

/** What the counter knows without a network: facts by name. A browser that keeps nothing knows nothing. */
export const facts = {
  get: async <T>(name: string): Promise<T | null> => ((await open().then((db) => db.get('facts', name), () => null)) as T | undefined) ?? null,
  set: async (name: string, value: unknown): Promise<void> => void (await open().then((db) => db.put('facts', value, name), () => {})),
}
