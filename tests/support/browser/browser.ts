import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core'
import { findChromium } from './chromium.ts'

/** The arguments of a Chromium without requests of its own. */
export const quietArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** Real Chromium without requests of its own; the machine's Chromium by default. */
export function launchBrowser(executablePath = findChromium()): Promise<Browser> {
  return chromium.launch({ executablePath, args: quietArgs })
}

/** A browser that can be ended as by a power cut. */
export async function launchMortalBrowser(): Promise<{ browser: Browser; kill: () => Promise<void> }> {
  const server = await chromium.launchServer({ executablePath: findChromium(), args: quietArgs })
  return { browser: await chromium.connect(server.wsEndpoint()), kill: () => server.kill() }
}

/** A browser with a folder of its own, which it finds again after it was ended as by a power cut. */
export async function launchWithFolder(
  folder: string,
): Promise<{ context: BrowserContext; kill: () => Promise<void> }> {
  const context = await chromium.launchPersistentContext(folder, {
    ...{ executablePath: findChromium(), args: quietArgs },
    ...{ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' },
  })
  const ended = new Promise<void>((resolve) => context.once('close', () => resolve()))
  return {
    context,
    kill: async () => {
      for (const pid of readdirSync('/proc').filter((one) => /^\d+$/.test(one)))
        if (commandLine(pid).includes(folder)) process.kill(Number(pid), 'SIGKILL')
      await ended
    },
  }
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

/** A browser context whose pages are watched: see `complaints`. */
export interface WatchedContext {
  readonly context: BrowserContext
  newPage(): Promise<Page>
  /**
   * Forbidden events of pages since the last call: an uncaught error, a console error or warning, a request that leaves
   * the machine. `expected` matches console lines that the test provokes.
   */
  complaints(expected?: RegExp): string[]
}

/** Milliseconds that a page may take for what a test waits for, on a machine on which ten programs share the cores. */
const patience = 60_000

const onThisMachine = /^(https?|wss?):\/\/(127\.0\.0\.1|localhost)[:/]|^(data|blob|about):/

/** `npm run slow-answers` finds tests that read a page before an answer has come, which would otherwise fail on a busy machine. */
const answersSlowly = process.env['SLOW_ANSWERS'] === 'on'
const slowness = () => 100 + 500 * Math.random()

export async function watchedContext(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<WatchedContext> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options })
  context.setDefaultTimeout(patience)
  const heard: string[] = []
  const noteLeaving = (url: string) => {
    if (!onThisMachine.test(url)) heard.push(`request leaves the machine: ${url}`)
  }
  context.on('request', (request) => noteLeaving(request.url()))
  context.on('weberror', (event) => heard.push(`uncaught: ${event.error().message}`))
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') heard.push(`console: ${message.text()}`)
  })
  if (answersSlowly)
    await context.route('**/api/**', async (route) => {
      await delay(slowness())
      // The page may have been left meanwhile.
      await route.continue().catch(() => undefined)
    })
  context.on('page', (page) => page.on('websocket', (socket) => noteLeaving(socket.url())))
  return {
    context,
    newPage: () => context.newPage(),
    complaints: (expected) => heard.splice(0).filter((line) => !expected?.test(line)),
  }
}
