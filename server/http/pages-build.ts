import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What vite.config.ts leaves in the page: a hash of all that was built with it. */
const mark = /<meta name="xushi-build" content="([0-9a-f]+)"/

/**
 * Tells which build the pages in `folder` are, as walls compare it with their own; read again where the pages were built
 * anew. Undefined where there are none, or they do not say.
 */
export function pagesBuild(folder: string | undefined): () => string | undefined {
  if (folder === undefined) return () => undefined
  const file = join(folder, 'index.html')
  let read: { readonly at: number; readonly build: string | undefined } | undefined
  return () => {
    // While they are being built there is no such file: what was last read is still what was last whole.
    const at = statSync(file, { throwIfNoEntry: false })?.mtimeMs
    if (at !== undefined && at !== read?.at) read = { at, build: mark.exec(readFileSync(file, 'utf8'))?.[1] }
    return read?.build
  }
}
