import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

// The workers are processes of their own: they read this file again, and find the folder that the first one named.
process.env.TIMBRO_E2E_DEMO ??= join(tmpdir(), `timbro-e2e-demo-${process.pid}`)

const timed = ['aim.spec.ts', 'budgets.spec.ts', 'office_speed.spec.ts']

export default defineConfig({
  testDir: '.',
  globalSetup: './make_demo.ts',
  workers: 2,
  fullyParallel: true,
  // `npm run pictures` draws the docs' pictures and tests nothing. What is timed runs alone, after all that is not.
  projects: process.env.TIMBRO_PICTURES
    ? [{ name: 'pictures', testMatch: ['pictures.ts', 'first_day.ts'] }]
    : [
        { name: 'all', testIgnore: timed },
        { name: 'timed', testMatch: timed, workers: 1, dependencies: ['all'] },
      ],
  timeout: 60_000,
  // The server is a debug build, and the machine may have two cores for all of it.
  expect: { timeout: 15_000 },
  forbidOnly: true,
  // On a machine that is shared a browser now and then waits for longer than anybody would; what fails thrice is a fault.
  retries: process.env.CI ? 2 : 0,
  reporter: 'line',
  outputDir: '../../web/node_modules/.e2e',
  use: {
    // What cannot be done in this time is said with its place, rather than at the test's end.
    actionTimeout: 30_000,
    locale: 'en-GB',
    viewport: { width: 360, height: 800 },
    launchOptions: {
      // The distribution's browser: the tests run where nothing can be downloaded, and as root in a container.
      executablePath: process.env.TIMBRO_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
    },
  },
})
