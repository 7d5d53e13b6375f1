//! What this browser remembers of its device, so that a revoked one is told from one that never was enrolled, and so that
//! the counter goes on while the server cannot be asked.

import type { Shades } from '../wear'
import type { Shift, Shop } from './door'

const name = 'timbro-device'

export interface Memory {
  device: string
  shift: Shift | null
  shop?: Shop
  /** The shop's colour, so that an offline counter wears it too. */
  colour?: Shades | null
}

export function remember(memory: Memory, storage: Storage = localStorage): void {
  try {
    storage.setItem(name, JSON.stringify(memory))
  } catch {
    // A full or forbidden storage costs the memory, not the counter.
  }
}

export function recall(storage: Storage = localStorage): Memory | null {
  try {
    return JSON.parse(storage.getItem(name) ?? 'null') as Memory | null
  } catch {
    return null
  }
}

/** Whether a shift is open, as far as this browser's clock can tell. */
export function isOpen(shift: Shift | null | undefined, now_ms = Date.now()): shift is Shift {
  return !!shift && Date.parse(shift.expires_at) > now_ms
}
