import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import pg from 'pg'
import type { TestDatabase } from './test-database.ts'

const folder = fileURLToPath(new URL('../../server/db/released', import.meta.url))

/** The released schemas, for each of which a database is kept. */
export const releasedSchemas: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.db.br'))
  .map((name) => name.replace('.db.br', ''))

/** The kept database of a schema is loaded into an empty one, of either engine. */
export async function fillWithSchema(schema: string, { place }: TestDatabase): Promise<void> {
  const read = (ending: string) => brotliDecompressSync(readFileSync(join(folder, schema + ending)))
  if (place.databaseUrl === '') {
    writeFileSync(join(place.dataFolder, 'xushi.db'), read('.db.br'))
    return
  }
  const client = new pg.Client(place.databaseUrl)
  await client.connect()
  await client.query(read('.sql.br').toString())
  await client.end()
}
