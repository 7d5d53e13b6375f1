//! What this phone keeps of its cards: for each the key of its live code, which no script can read out.
//!
//! One store and three verbs. A library for them would be a second request before the live code is there.

/** What makes the live code of one card. */
export interface Kept {
  key: CryptoKey
  shop: Uint8Array<ArrayBuffer>
  /** T1's packed bytes. */
  print: Uint8Array<ArrayBuffer>
  device: number
  step_seconds: number
  /** The server's clock minus this phone's. */
  offset_ms: number
  asked_at_ms: number
}

const store = 'live'
/** After this long, a store that says nothing counts as none: some browsers let a page wait for it for ever. */
const patience_ms = 2_000

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function answered<T>(mode: IDBTransactionMode, question: (live: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open('timbro-card', 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(store)
  const base = await done(opening)
  try {
    return await done(question(base.transaction(store, mode).objectStore(store)))
  } finally {
    base.close()
  }
}

/** The same, or a refusal when it takes too long. */
function ask<T>(...question: Parameters<typeof answered<T>>): Promise<T> {
  return Promise.race([answered(...question), new Promise<never>((_, reject) => setTimeout(reject, patience_ms))])
}

/** A card is named by the path of its page, which is another when the card is replaced. */
export const recall = (card: string) => ask<Kept | undefined>('readonly', (live) => live.get(card))
export const keep = (card: string, kept: Kept) => ask('readwrite', (live) => live.put(kept, card))
export const forget = (card: string) => ask('readwrite', (live) => live.delete(card))
