//! A server of its own for a test, reached by a host name, so that there can be passkeys. On SQLite unless a test asks for
//! PostgreSQL, of which `with-postgres` has one running.

import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { test as base, type CDPSession, type Page } from '@playwright/test'
import { watched } from './page'

const binary = process.env.TIMBRO_BIN ?? join(__dirname, '../../target/debug/timbro')
const patience_ms = 60_000
const run = promisify(execFile)

export type Engine = 'sqlite' | 'postgres'

/** What `timbro shop create` prints. */
export interface OpenedShop {
  shop_id: string
  api_key: string
  owner_setup_url: string
  join_url: string
}

export interface Server {
  url: string
  /** The program, and what tells its commands which data. */
  binary: string
  where: string[]
  /** What it printed until it was ready. */
  printed: string
  openShop: () => Promise<OpenedShop>
  /** Kills it without a word, as a power cut does; nobody is served until it is started again. */
  kill: () => Promise<void>
  start: () => Promise<void>
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const listener = createServer()
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const { port } = listener.address() as AddressInfo
  await new Promise((resolve) => listener.close(resolve))
  return port
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(({ ok }) => ok, () => false)
}

/** A database of the test's own on the running PostgreSQL; gives its URL. */
export async function makeDatabase(name: string): Promise<string> {
  const cluster = process.env.TIMBRO_TEST_PG
  if (!cluster) throw new Error('TIMBRO_TEST_PG is not set: run this by tests/support/with-postgres')
  await run('psql', [cluster, '--quiet', '--command', `create database "${name}"`])
  return cluster.replace(/(\/)[^/?]*(\?|$)/, `$1${name}$2`)
}

async function served(folder: string, engine: Engine, use: (server: Server) => Promise<void>): Promise<void> {
  const url = `http://localhost:${await freePort()}`
  const where = ['--data', folder]
  if (engine === 'postgres') where.push('--database-url', await makeDatabase(basename(folder)))
  let child: ChildProcess | undefined
  let printed = ''
  const stop = async (signal: 'SIGTERM' | 'SIGKILL') => {
    const old = child
    if (!old || old.exitCode !== null || old.signalCode !== null) return
    const closed = new Promise((resolve) => old.once('close', resolve))
    old.kill(signal)
    await closed
  }
  const start = async () => {
    const now = spawn(binary, ['serve', '--listen', new URL(url).host.replace('localhost', '127.0.0.1'), '--public-url', url, ...where], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, RUST_LOG: process.env.RUST_LOG ?? 'warn' },
    })
    child = now
    now.stdout.on('data', (text) => (printed += String(text)))
    const until = Date.now() + patience_ms
    while (!(await isReady(url))) {
      if (Date.now() > until || now.exitCode !== null) throw new Error(`${binary} does not serve: ${printed}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const openShop = async () => {
    const asked = ['shop', 'create', 'Bar Sole', '--time-zone', 'Europe/Rome', '--currency', 'EUR', '--json']
    return JSON.parse((await run(binary, [...asked, '--public-url', url, ...where])).stdout) as OpenedShop
  }
  try {
    await start()
    await use({ url, binary, where, printed, openShop, kill: () => stop('SIGKILL'), start })
  } finally {
    await stop('SIGTERM')
  }
}

export const test = base.extend<{ engine: Engine; server: Server; clean: void }>({
  clean: [async ({ browser }, use) => watched(browser, use), { auto: true }],
  engine: ['sqlite', { option: true }],
  server: async ({ engine }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'timbro-e2e-'))
    try {
      await served(folder, engine, use)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
})

/** A phone's own key store, in software: whoever holds the page has the right finger. */
export class Finger {
  private constructor(private readonly cdp: CDPSession, private readonly authenticatorId: string) {}

  static async on(page: Page): Promise<Finger> {
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('WebAuthn.enable')
    const options = {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    } as const
    const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options })
    return new Finger(cdp, authenticatorId)
  }

  /** Takes the finger off, or lays it on. */
  async lie(isOn: boolean): Promise<void> {
    await this.cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId: this.authenticatorId, enabled: isOn })
  }

  /** Whether it is the right one. */
  async beRight(isRight: boolean): Promise<void> {
    await this.cdp.send('WebAuthn.setUserVerified', { authenticatorId: this.authenticatorId, isUserVerified: isRight })
  }

  async keys(): Promise<number> {
    return (await this.cdp.send('WebAuthn.getCredentials', { authenticatorId: this.authenticatorId })).credentials.length
  }
}

export { expect } from '@playwright/test'
