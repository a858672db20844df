import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../shared/', import.meta.url))

/** The material beside the repository (policy texts, published series, test vectors); it is not part of the project. */
export const sharedIsHere = existsSync(root)

/**
 * Absolute path of a file in `../shared`, or undefined where that folder is absent: then skip the test,
 * `describe.skipIf(!sharedIsHere)`. The closing line of the run says once that such tests were skipped.
 * @throws Error when the folder is there but the file is not: a misspelt path must not skip a test.
 */
export function shared(path: string): string | undefined {
  if (!sharedIsHere) return undefined
  if (!existsSync(root + path)) throw new Error(`../shared has no ${path}`)
  return root + path
}
