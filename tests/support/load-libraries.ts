import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fileOf, libraries, librariesFolder } from './libraries.ts'

/**
 * This module is preloaded into a program (`--import`), and gives it the libraries that `libraries-setup.ts` has written
 * as one file each.
 */
const folder = librariesFolder()
const files = new Map(
  libraries.map((library) => [library, pathToFileURL(join(folder, `${fileOf(library)}.mjs`)).href]),
)

registerHooks({
  resolve: (specifier, context, next) => {
    const url = files.get(specifier)
    if (url !== undefined) return { url, format: 'module', shortCircuit: true }
    // Each of these libraries is loaded once: an unlisted part would bring a second copy, with classes of its own for columns and schemas.
    if (/^(drizzle-orm|typebox)\//.test(specifier))
      throw new Error(
        `tests/support/libraries.ts does not list ${specifier}, which ${context.parentURL} imports`,
      )
    return next(specifier, context)
  },
})
