/** The page that the server gives out now. */
interface OfferedPage {
  /** Hash of all files of the build (vite.config.ts); undefined in development. */
  readonly build: string | undefined
}

const mark = /<meta name="xushi-build" content="([0-9a-f]+)"/
const namedByPage = /(?:src|href)="(\/[^"]+)"/g
const namedByScript = /assets\/[\w.-]+\.(?:js|css)/g

/** Hash of the build that this page belongs to. */
export function ownBuild(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[name="xushi-build"]')?.content
}

/**
 * The page that the server gives out now. It is undefined where the page, a file that it names or a file that its
 * scripts name cannot be fetched, as during an upgrade. The fetched files stay in the browser's cache, where loading the
 * page finds them.
 */
export async function offeredPage(get: typeof fetch): Promise<OfferedPage | undefined> {
  try {
    const page = await textOf(get, '/index.html', { cache: 'no-store' })
    const paths = new Set(Array.from(page.matchAll(namedByPage), ([, path]) => path!))
    // The loop also visits paths that are added to the set while it runs.
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
