import type { Browser, BrowserContextOptions, Cookie } from 'playwright-core'
import { watchedContext, type WatchedContext } from '#tests/support/browser/browser.ts'
import type { ServerProcess } from '#tests/support/servers/server-process.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'

const walls = [
  '/wall?scope=national-5g-targets&at=2023-10-31',
  '/wall?scope=guangdong-5g-target-2020&at=2020-08-31',
  '/wall?scope=441200&at=2024-10-31',
  '/wall?scope=440000&at=2024-10-31',
]
/** Every page with the person who opens it, and the selector of a part that shows that it has loaded. */
export const pages: readonly (readonly [who: string | undefined, path: string, sign: string])[] = [
  [undefined, '/sign-in', 'form'],
  [undefined, '/pair', '.code'],
  ['demo-leader', '/boards', 'article .total'],
  ['demo-gongxin', '/entry', 'tbody tr'],
  ['demo-gongxin', '/narratives', 'h1'],
  ['demo-secretary', '/timeliness', 'tbody td button'],
  ['demo-reviewer', '/review', 'h1'],
  ['demo-reviewer', '/review/approved', 'tbody tr'],
  ['demo-gongxin', '/imports', '.hand-in'],
  ['admin', '/plans', 'tbody tr'],
  ['admin', '/plans/readings', 'textarea'],
  ['admin', '/catalogue/target/zhaoqing-2024-5g-base-stations', 'tbody td'],
  ['admin', '/periods', 'tbody td'],
  ['admin', '/people', 'tbody tr'],
  ['admin', '/tokens', 'tbody tr'],
  ['admin', '/data-out', '.levels tbody tr'],
  ['admin', '/webhooks', '.page-head .button.primary'],
  ['admin', '/displays', 'h1'],
  ['admin', '/operations', '.parts li'],
  ['admin', '/light-rules', 'tbody tr'],
  ['admin', '/calendar', 'h1'],
  ['demo-auditor', '/catalogue', 'h1'],
  ['demo-auditor', '/audit', 'tbody tr'],
  ['demo-gongxin', '/account', 'tbody tr'],
  ['demo-leader', '/targets/zhaoqing-2024-new-it-key-projects?at=2024-10-31', '.verdict'],
  ['demo-secretary', '/meetings', 'h1'],
  ['demo-secretary', '/meetings/weekly-3', 'ol li'],
  ['demo-leader', '/meetings/weekly-3', 'ol li'],
  ['demo-leader', '/meetings/weekly-3/room', '.curve canvas'],
  ['demo-secretary', '/action-items', '.list tbody tr'],
  ['demo-leader', '/action-items', '.list tbody tr'],
  ['demo-gongxin', '/action-items', '.list tbody tr'],
  ['demo-gongxin', '/action-items/2024-3', 'ol li'],
  ['demo-secretary', '/action-items/new?target=zhaoqing-2024-5g-base-stations', 'form'],
  ['demo-leader', '/evaluations?at=2024-10-31', '.ranking tbody tr'],
  ['admin', '/evaluations/schemes/evaluation-demo', '.ranking tbody tr'],
  ['demo-leader', '/summary?board=zhaoqing-2024&at=2024-10-31', '.parts tbody tr'],
  ...walls.map((path) => ['demo-leader', path, '.attention li'] as const),
]

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
 * page. Pages of one context share their loaded files, which halves the time to open a page.
 */
export async function lastingContext(
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
