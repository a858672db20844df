import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Libraries of hundreds of files, by the names in import statements. */
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

/** The name of the file that `libraries-setup.ts` makes of a library, without its ending. */
export const fileOf = (library: string): string => library.replaceAll('/', '_')

/** The folder of these files, for the locked packages. */
export function librariesFolder(): string {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const state = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(libraries.join())
  return join(root, 'node_modules/.cache/xushi-libraries', state.digest('hex').slice(0, 16))
}
