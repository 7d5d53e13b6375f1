//! A demo shop of its own for each test, so that none meets the cool-down of another.
//!
//! The eighteen months are made once; each test gets a copy of the folder, which the server takes for today's demo.

import { spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test as base } from '@playwright/test'
import { watched } from './page'

/** What `timbro demo --json` prints first. */
export interface Demo {
  card_url: string
  counter_url: string
  counter_pin: string
  owner_url: string
  join_url: string
  api_key: string
  /** Where it is: what commands are told. */
  data: string
}

export const binary = process.env.TIMBRO_BIN ?? join(__dirname, '../../target/debug/timbro')
/** Making one from the debug build takes its time on a busy machine. */
const patience_ms = 120_000

/** Where the demo that tests copy is made; the configuration says it once for all workers. */
export const made = process.env.TIMBRO_E2E_DEMO ?? ''

/** Serves the demo in a folder while `use` runs. */
export async function served<T>(folder: string, use: (demo: Demo) => Promise<T>): Promise<T> {
  const server = spawn(binary, ['demo', '--json', '--listen', '127.0.0.1:0', '--data', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, RUST_LOG: process.env.RUST_LOG ?? 'warn' },
  })
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()))
  try {
    const line = await new Promise<string>((resolve, reject) => {
      createInterface(server.stdout).once('line', resolve)
      server.once('error', (error) => reject(new Error(`${binary} does not start: ${error.message}`)))
      server.once('close', (code) => reject(new Error(`${binary} ended with ${code} before it served`)))
      setTimeout(() => reject(new Error(`${binary} printed nothing in ${patience_ms} ms`)), patience_ms).unref()
    })
    return await use({ ...(JSON.parse(line) as Omit<Demo, 'data'>), data: folder })
  } finally {
    server.kill('SIGTERM')
    await ended
  }
}

export const test = base.extend<{ demo: Demo, clean: void }>({
  clean: [async ({ browser }, use) => watched(browser, use), { auto: true }],
  demo: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'timbro-e2e-'))
    try {
      await cp(made, folder, { recursive: true })
      await served(folder, use)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
})

export { expect } from '@playwright/test'
