import type { Browser } from 'playwright-core'
import { test } from 'vitest'
import { launchBrowser } from '#tests/support/browser/browser.ts'
import { startDemoServer } from '#tests/support/servers/demo-server.ts'
import type { ServerProcess } from '#tests/support/servers/server-process.ts'

/**
 * `it` with a real server, the demo year and its people, which is started once for a file and ends with it, and with
 * real Chromium. The files of a worker share the browser, and each closes the contexts that it has opened.
 */
export const it = test.extend<{
  $worker: { chromium: Browser }
  $file: { server: ServerProcess; browser: Browser }
}>({
  chromium: [
    async ({}, use) => {
      const browser = await launchBrowser()
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
  server: [
    async ({}, use) => {
      const server = await startDemoServer()
      await use(server)
      await server.stop()
    },
    { scope: 'file' },
  ],
  browser: [
    async ({ chromium }, use) => {
      await use(chromium)
      await Promise.all(chromium.contexts().map((context) => context.close()))
    },
    { scope: 'file' },
  ],
})
