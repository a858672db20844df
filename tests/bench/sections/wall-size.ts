import { gzipSync } from 'node:zlib'
import { launchBrowser } from '#tests/support/browser/browser.ts'
import { setup as buildWeb } from '#tests/support/browser/built-web.ts'
import { adminPassword, startServer } from '#tests/support/servers/server-process.ts'
import type { Figure } from '../figure.ts'

/** All JavaScript that a real browser loads for the wall, compressed as it travels. */
export async function wallSize(): Promise<Figure[]> {
  buildWeb()
  const server = await startServer()
  const browser = await launchBrowser()
  try {
    const context = await browser.newContext()
    await context.request.post(`${server.url}/api/session`, {
      headers: { origin: server.url },
      data: { name: 'admin', password: adminPassword },
    })
    const page = await context.newPage()
    const scripts = new Map<string, Promise<number>>()
    page.on('response', (response) => {
      if (response.request().resourceType() !== 'script') return
      scripts.set(
        response.url(),
        response.body().then((body) => gzipSync(body).length),
      )
    })
    await page.goto(`${server.url}/wall?scope=441200`, { waitUntil: 'networkidle' })
    const sizes = await Promise.all(scripts.values())
    return [
      {
        what: `JavaScript of the wall, ${sizes.length} files, gzip`,
        measured: sizes.reduce((sum, size) => sum + size, 0) / 1_000,
        unit: 'kB',
        reference: { what: 'limit', measured: 300 },
        aim: { sense: '≤', ratio: 1 },
      },
    ]
  } finally {
    await browser.close()
    await server.stop()
  }
}
