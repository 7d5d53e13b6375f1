//! Makes the demo that every test copies, before the first, and throws it away after the last.

import { rm } from 'node:fs/promises'
import { made, served } from './demo'

export default async function makeDemo(): Promise<() => Promise<void>> {
  await served(made, async () => {})
  return () => rm(made, { recursive: true, force: true })
}
