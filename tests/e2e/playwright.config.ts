import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
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
