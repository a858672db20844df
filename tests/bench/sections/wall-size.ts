import { gzipSync } from 'node:zlib'
import { launchBrowser } from '#tests/support/browser/browser.ts'
import { setup as buildWeb } from '#tests/support/browser/built-web.ts'
import { adminPassword, startServer } from '#tests/support/servers/server-process.ts'
import type { Figure } from '../figure.ts'

/** The time of the page's first picture, in milliseconds since it was opened. */
declare global {
  var firstPicture: number | undefined
}

/**
 * The JavaScript that a real browser loads for the wall, compressed as it travels: the files before the first picture,
 * and all files with every scene.
 */
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
    await page.addInitScript(() =>
      new MutationObserver(() => {
        if (document.querySelector('.place')) globalThis.firstPicture ??= performance.now()
      }).observe(document, { childList: true, subtree: true }),
    )
    await page.goto(`${server.url}/wall?scope=441200`, { waitUntil: 'networkidle' })
    const before = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ startTime }) => startTime < globalThis.firstPicture!)
        .map(({ name }) => name),
    )
    const all = await Promise.all(scripts.values())
    const first = await Promise.all(
      [...scripts].flatMap(([url, size]) => (before.includes(url) ? [size] : [])),
    )
    return [
      {
        ...figure(`JavaScript of the wall until its first picture, ${first.length} files, gzip`, first),
        reference: { what: 'limit', measured: 300 },
        aim: { sense: '≤', ratio: 1 },
      },
      figure(`the same with every scene, ${all.length} files, gzip`, all),
    ]
  } finally {
    await browser.close()
    await server.stop()
  }
}

const figure = (what: string, sizes: readonly number[]): Figure => ({
  what,
  measured: sizes.reduce((sum, size) => sum + size, 0) / 1_000,
  unit: 'kB',
})
