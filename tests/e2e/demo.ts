//! A demo shop of its own for each test, so that none meets the cool-down of another.

import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test as base } from '@playwright/test'

/** What `timbro demo --json` prints first. */
export interface Demo {
  card_url: string
  counter_url: string
  owner_url: string
  api_key: string
}

const binary = process.env.TIMBRO_BIN ?? join(__dirname, '../../target/debug/timbro')
const patience_ms = 30_000

export const test = base.extend<{ demo: Demo }>({
  demo: async ({}, use) => {
    const data = await mkdtemp(join(tmpdir(), 'timbro-e2e-'))
    const server = spawn(binary, ['demo', '--json', '--listen', '127.0.0.1:0', '--data', join(data, 'shop')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = new Promise<void>((resolve) => server.once('close', () => resolve()))
    try {
      const line = await new Promise<string>((resolve, reject) => {
        createInterface(server.stdout).once('line', resolve)
        server.once('error', (error) => reject(new Error(`${binary} does not start: ${error.message}`)))
        server.once('close', (code) => reject(new Error(`${binary} ended with ${code} before it served`)))
        setTimeout(() => reject(new Error(`${binary} printed nothing in ${patience_ms} ms`)), patience_ms).unref()
      })
      await use(JSON.parse(line) as Demo)
    } finally {
      server.kill('SIGTERM')
      await ended
      await rm(data, { recursive: true, force: true })
    }
  },
})

export { expect } from '@playwright/test'
