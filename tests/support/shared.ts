import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../shared/', import.meta.url))

/** The presence of the material beside the repository (policy texts, published series, test vectors), which is no part of the project. */
export const sharedIsHere = existsSync(root)

/**
 * The absolute path of a file in `../shared`, or undefined where that folder is absent; the test is then skipped by
 * `describe.skipIf(!sharedIsHere)`. The closing line of the run tells once that such tests were skipped.
 * @throws Error where the folder exists but the file does not, since a misspelt path must not skip a test
 */
export function shared(path: string): string | undefined {
  if (!sharedIsHere) return undefined
  if (!existsSync(root + path)) throw new Error(`../shared has no ${path}`)
  return root + path
}
