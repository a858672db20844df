import type { Browser, BrowserContextOptions, Cookie } from 'playwright-core'
import { signIn } from '../callers/sign-in.ts'
import type { ServerProcess } from '../servers/server-process.ts'
import { watchedContext, type WatchedContext } from './browser.ts'

/** The cookies of signed-in people by server: one sign-in each is enough, and more than 30 a minute are refused. */
const signedIn = new WeakMap<ServerProcess, Map<string, Cookie[]>>()

export async function signInOnce(
  { context }: WatchedContext,
  server: ServerProcess,
  who: string,
): Promise<void> {
  const cookies = signedIn.get(server) ?? new Map<string, Cookie[]>()
  signedIn.set(server, cookies)
  const known = cookies.get(who)
  if (known) return context.addCookies(known)
  await signIn(context, server, who)
  cookies.set(who, await context.cookies())
}

/** The lasting contexts of each server, by browser, person, script and options. */
const lasting = new WeakMap<ServerProcess, Map<string, WatchedContext>>()

/**
 * A context that lasts as long as the file's server, in which a person is signed in once; `script` runs before each
 * page. Pages of one context share their loaded files, and open sooner.
 */
export async function sharedContext(
  browser: Browser,
  server: ServerProcess,
  who: string | undefined,
  { script, ...options }: BrowserContextOptions & { script?: string | undefined },
): Promise<WatchedContext> {
  const contexts = lasting.get(server) ?? new Map<string, WatchedContext>()
  lasting.set(server, contexts)
  const key = JSON.stringify([browser.version(), who, script, options])
  const known = contexts.get(key)
  if (known) return known
  const watched = await watchedContext(browser, options)
  contexts.set(key, watched)
  if (script !== undefined) await watched.context.addInitScript({ content: script })
  if (who !== undefined) await signInOnce(watched, server, who)
  return watched
}
