/** The page that the server gives out now. */
interface OfferedPage {
  /** Hash of all that was built with it: see vite.config.ts. Undefined in development. */
  readonly build: string | undefined
}

const mark = /<meta name="xushi-build" content="([0-9a-f]+)"/
const namedByPage = /(?:src|href)="(\/[^"]+)"/g
const namedByScript = /assets\/[\w.-]+\.(?:js|css)/g

/** Which build this page is. */
export function ownBuild(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[name="xushi-build"]')?.content
}

/**
 * The page that the server gives out now; undefined where it, a file that it names, or one that its scripts name cannot
 * be had, as amid an upgrade. The files stay in the browser's cache, so that loading the page finds them.
 */
export async function offeredPage(get: typeof fetch): Promise<OfferedPage | undefined> {
  try {
    const page = await textOf(get, '/index.html', { cache: 'no-store' })
    const paths = new Set(Array.from(page.matchAll(namedByPage), ([, path]) => path!))
    // A set hands out what is added to it on the way.
    for (const path of paths) {
      const text = await textOf(get, path)
      if (path.endsWith('.js')) for (const [name] of text.matchAll(namedByScript)) paths.add(`/${name}`)
    }
    return { build: mark.exec(page)?.[1] }
  } catch {
    return undefined
  }
}

async function textOf(get: typeof fetch, path: string, options?: RequestInit): Promise<string> {
  const answer = await get(path, options)
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}`)
  return answer.text()
}
