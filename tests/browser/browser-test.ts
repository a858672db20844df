import type { Browser } from 'playwright-core'
import { test } from 'vitest'
import { launchBrowser } from '#tests/support/browser.ts'
import { startDemoServer } from '#tests/support/demo-server.ts'
import type { ServerProcess } from '#tests/support/server-process.ts'

/** `it` with the real server, demo year and people in it, and real Chromium: started once a file, ended with it. */
export const it = test.extend<{ $file: { server: ServerProcess; browser: Browser } }>({
  server: [
    async ({}, use) => {
      const server = await startDemoServer()
      await use(server)
      await server.stop()
    },
    { scope: 'file' },
  ],
  browser: [
    async ({}, use) => {
      const browser = await launchBrowser()
      await use(browser)
      await browser.close()
    },
    { scope: 'file' },
  ],
})
