import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { DatabaseConnectionError } from '../database-errors.ts'
import { instanceName } from './instances.ts'
import * as tables from './schema.ts'
import type { Db, Reader, Tables } from '../store.ts'

// 64-bit integers come as text by default. Ours are sequences and counts, far below 2^53; and drizzle asks the driver's
// own table of types, so it is set for the whole process.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** How long making a connection may take. */
const connectTakes = 5_000
/** How long any one statement may take before the connection is given up: also where the network swallows everything. */
const statementTakes = 30_000

/**
 * What every session of ours is set to, as far as the engine knows the setting. Our queries find rows by key and join
 * by key, as SQLite does; a planner left to guess the length of a series that it has no statistics of would at times
 * read the whole of it to find one row. So one plan is right for all values, and it is made once a connection.
 */
const everySession = {
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  plan_cache_mode: 'force_generic_plan',
  jit: 'off',
}

/** Sets settings of a session; those that the engine does not know are left out. */
async function insistOn(client: pg.ClientBase, wanted: Readonly<Record<string, string>>): Promise<void> {
  const names = Object.keys(wanted)
  await client.query(
    `select set_config(known.name, wanted.value, false)
     from unnest($1::text[], $2::text[]) as wanted (name, value) join pg_settings known on known.name = wanted.name`,
    [names, names.map((name) => wanted[name])],
  )
}

function settings(url: string, takes = statementTakes): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: instanceName,
    connectionTimeoutMillis: connectTakes,
    query_timeout: takes,
    keepAlive: true,
  }
}

/** A pool of so many connections at most to read through. A connection that breaks while idle is replaced when the next is needed. */
export function readerPool(url: string, max: number): pg.Pool {
  const onConnect = (client: pg.ClientBase) => insistOn(client, everySession)
  const options = { ...settings(url), max, onConnect }
  const pool = new pg.Pool(options)
  pool.on('error', () => {})
  return pool
}

/**
 * One connection of its own, with these settings beside our usual ones, and another time that a statement may take; `lost` is told once when it has ended, by
 * whomever: also where it ends before it is handed out. @throws DatabaseConnectionError
 */
export async function connectPostgres(
  url: string,
  {
    wanted = {},
    takes,
    lost = () => {},
  }: {
    wanted?: Readonly<Record<string, string>>
    takes?: number | undefined
    lost?: (client: pg.Client) => void
  } = {},
): Promise<pg.Client> {
  const client = new pg.Client(settings(url, takes))
  // What is under way on it fails with the same error, and tells whoever waits for it.
  client.on('error', () => {})
  client.once('end', () => lost(client))
  try {
    await client.connect()
    await insistOn(client, { ...everySession, ...wanted })
    return client
  } catch (error) {
    throw new DatabaseConnectionError(error)
  }
}

/** Builds statements of PostgreSQL; awaited, they run on the client. */
export function queriesOn(client: pg.Pool | pg.Client): NodePgDatabase {
  return drizzle(client as pg.Pool)
}

/**
 * The one place where PostgreSQL is passed off as the engine that queries are typed for. It holds because both schemas
 * have the same tables and columns with the same JavaScript types (a test compares them), and because queries use only
 * builders that both dialects have and only await them: `get`, `all` and `run` exist on SQLite alone.
 */
export function asReader(db: NodePgDatabase): Reader {
  return { db: db as unknown as Db, tables: tables as unknown as Tables }
}
