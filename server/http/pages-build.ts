import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The mark that vite.config.ts writes into the page: a hash of all that was built with it. */
const mark = /<meta name="xushi-build" content="([0-9a-f]+)"/

/**
 * Tells the build of the pages in `folder`, which walls compare with their own; read again after the pages were rebuilt. Undefined where
 * there are no pages or no mark.
 */
export function pagesBuild(folder: string | undefined): () => string | undefined {
  if (folder === undefined) return () => undefined
  const file = join(folder, 'index.html')
  let read: { readonly at: number; readonly build: string | undefined } | undefined
  return () => {
    // While the pages are being built the file is missing; the last build that was read still counts.
    const at = statSync(file, { throwIfNoEntry: false })?.mtimeMs
    if (at !== undefined && at !== read?.at) read = { at, build: mark.exec(readFileSync(file, 'utf8'))?.[1] }
    return read?.build
  }
}
