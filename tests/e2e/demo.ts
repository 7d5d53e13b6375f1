//! A demo shop of its own for each test, so that none meets the cool-down of another.
//!
//! The eighteen months are made once; each test gets a copy of the folder, which the server takes for today's demo. On PostgreSQL
//! they are made for each test that asks for it.

import { spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { test as base } from '@playwright/test'
import { watched } from './page'
import { makeDatabase, type Engine } from './server'

/** What `timbro demo --json` prints first. */
export interface Demo {
  card_url: string
  counter_url: string
  counter_pin: string
  owner_url: string
  join_url: string
  api_key: string
  /** What tells commands which data. */
  where: string[]
}

export const binary = process.env.TIMBRO_BIN ?? join(__dirname, '../../target/debug/timbro')
/** Making one from the debug build takes its time on a busy machine. */
const patience_ms = 120_000

/** Where the demo that tests copy is made; the configuration says it once for all workers. */
export const made = process.env.TIMBRO_E2E_DEMO ?? ''

/** Serves the demo of a folder, and of a database where one is named, while `use` runs. */
export async function served<T>(folder: string, use: (demo: Demo) => Promise<T>, database?: string): Promise<T> {
  const where = ['--data', folder, ...(database ? ['--database-url', database] : [])]
  const server = spawn(binary, ['demo', '--json', '--listen', '127.0.0.1:0', ...where], {
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
    return await use({ ...(JSON.parse(line) as Omit<Demo, 'where'>), where })
  } finally {
    server.kill('SIGTERM')
    await ended
  }
}

export const test = base.extend<{ engine: Engine, demo: Demo, clean: void }>({
  clean: [async ({ browser }, use) => watched(browser, use), { auto: true }],
  engine: ['sqlite', { option: true }],
  demo: async ({ engine }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'timbro-e2e-'))
    try {
      if (engine === 'sqlite') await cp(made, folder, { recursive: true })
      await served(folder, use, engine === 'sqlite' ? undefined : await makeDatabase(basename(folder)))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
})

export { expect } from '@playwright/test'
