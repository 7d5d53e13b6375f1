import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

// The workers are processes of their own: they read this file again, and find the folder that the first one named.
process.env.TIMBRO_E2E_DEMO ??= join(tmpdir(), `timbro-e2e-demo-${process.pid}`)

export default defineConfig({
  testDir: '.',
  // `npm run pictures` draws the README's picture and tests nothing.
  testMatch: process.env.TIMBRO_PICTURES ? 'pictures.ts' : '*.spec.ts',
  globalSetup: './make_demo.ts',
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  forbidOnly: true,
  reporter: 'line',
  outputDir: '../../web/node_modules/.e2e',
  use: {
    locale: 'en-GB',
    viewport: { width: 360, height: 800 },
    launchOptions: {
      // The distribution's browser: the tests run where nothing can be downloaded, and as root in a container.
      executablePath: process.env.TIMBRO_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
    },
  },
})
