import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Libraries of hundreds of files, by the names that the program calls them by. */
export const libraries: readonly string[] = [
  '@fastify/type-provider-typebox',
  'drizzle-orm',
  'drizzle-orm/better-sqlite3',
  'drizzle-orm/better-sqlite3/migrator',
  'drizzle-orm/node-postgres',
  'drizzle-orm/node-postgres/migrator',
  'drizzle-orm/pg-core',
  'drizzle-orm/sqlite-core',
  'typebox',
  'typebox/value',
]

/** Name of the file that `libraries-setup.ts` makes of a library, without its ending. */
export const fileOf = (library: string): string => library.replaceAll('/', '_')

/** Where these files are, of the packages as they are locked. */
export function librariesFolder(): string {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const state = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(libraries.join())
  return join(root, 'node_modules/.cache/xushi-libraries', state.digest('hex').slice(0, 16))
}
