//! A server of its own for a test, reached by a host name, so that there can be passkeys.

import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test as base, type CDPSession, type Page } from '@playwright/test'
import { watched } from './page'

const binary = process.env.TIMBRO_BIN ?? join(__dirname, '../../target/debug/timbro')
const patience_ms = 60_000

export interface Server {
  url: string
  /** What it printed until it was ready. */
  printed: string
  /** Opens a shop; gives the owner's first link. */
  openShop: () => Promise<string>
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

async function served(folder: string, use: (server: Server) => Promise<void>): Promise<void> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const server = spawn(binary, ['serve', '--data', folder, '--listen', `127.0.0.1:${port}`, '--public-url', url], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, RUST_LOG: process.env.RUST_LOG ?? 'warn' },
  })
  let printed = ''
  server.stdout.on('data', (text) => (printed += String(text)))
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()))
  const openShop = async () => {
    const asked = ['shop', 'create', 'Bar Sole', '--time-zone', 'Europe/Rome', '--currency', 'EUR', '--data', folder, '--public-url', url, '--json']
    const { stdout } = await promisify(execFile)(binary, asked)
    return (JSON.parse(stdout) as { owner_setup_url: string }).owner_setup_url
  }
  try {
    const until = Date.now() + patience_ms
    while (!(await isReady(url))) {
      if (Date.now() > until || server.exitCode !== null) throw new Error(`${binary} does not serve: ${printed}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    await use({ url, printed, openShop })
  } finally {
    server.kill('SIGTERM')
    await ended
  }
}

export const test = base.extend<{ server: Server, clean: void }>({
  clean: [async ({ browser }, use) => watched(browser, use), { auto: true }],
  server: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'timbro-e2e-'))
    try {
      await served(folder, use)
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
