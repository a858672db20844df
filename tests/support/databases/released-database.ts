import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import Database from 'better-sqlite3'
import pg from 'pg'
import type { TestDatabase } from './test-database.ts'

const folder = fileURLToPath(new URL('../../server/db/released', import.meta.url))

/** The schemas for which a database is kept in files of its own. */
export const releasedSchemas: readonly string[] = readdirSync(folder)
  .filter((name) => /^\d{4}_.*\.db\.br$/.test(name))
  .map((name) => name.replace('.db.br', ''))

type Ending = '.db.br' | '.sql.br'

/** The bundled databases of an engine by their schemas: a line that tells the length of each, and their contents one after the other. */
function bundled(ending: Ending): ReadonlyMap<string, Buffer> {
  const bundle = brotliDecompressSync(readFileSync(join(folder, `between${ending}`)))
  const begin = bundle.indexOf('\n') + 1
  const told = JSON.parse(bundle.subarray(0, begin).toString()) as (readonly [string, number])[]
  let from = begin
  return new Map(told.map(([schema, bytes]) => [schema, bundle.subarray(from, (from += bytes))] as const))
}

const bundles = new Map<Ending, ReadonlyMap<string, Buffer>>()
function bundleOf(ending: Ending): ReadonlyMap<string, Buffer> {
  const bundle = bundles.get(ending) ?? bundled(ending)
  bundles.set(ending, bundle)
  return bundle
}

/** The schemas between those, whose databases are kept in one file an engine. */
export const schemasBetween: readonly string[] = [...bundleOf('.db.br').keys()]

/** The kept database of a schema is loaded into an empty one, of either engine. */
export async function fillWithSchema(schema: string, { place }: TestDatabase): Promise<void> {
  const read = (ending: Ending) =>
    bundleOf(ending).get(schema) ?? brotliDecompressSync(readFileSync(join(folder, schema + ending)))
  if (place.databaseUrl === '') {
    writeFileSync(join(place.dataFolder, 'xushi.db'), read('.db.br'))
    return
  }
  await onPostgres(place.databaseUrl, (client) => client.query(read('.sql.br').toString()))
}

/** A statement is run on a database as an earlier program would, before this one opens it. @returns its rows */
export async function runBefore(
  { place }: TestDatabase,
  statement: string,
): Promise<readonly Readonly<Record<string, string>>[]> {
  if (place.databaseUrl !== '')
    return onPostgres(
      place.databaseUrl,
      async (client) => (await client.query<Record<string, string>>(statement)).rows,
    )
  const database = new Database(join(place.dataFolder, 'xushi.db'))
  try {
    const prepared = database.prepare<[], Record<string, string>>(statement)
    if (prepared.reader) return prepared.all()
    prepared.run()
    return []
  } finally {
    database.close()
  }
}

async function onPostgres<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
