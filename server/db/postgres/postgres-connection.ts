import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { DatabaseConnectionError } from '../database-errors.ts'
import { instanceName } from './instances.ts'
import * as tables from './schema.ts'
import type { Db, Reader, Tables } from '../store.ts'

// 64-bit integers arrive as text by default. This program's are sequences and counts, far below 2^53. drizzle uses the driver's own table
// of types, so the parser is set for the whole process.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** Milliseconds that connecting may take. */
const connectTakes = 5_000
/** Milliseconds that a statement may take before the connection is given up, even if the network drops every packet. */
const statementTakes = 30_000

/**
 * Settings of every session, as far as the engine knows them. Queries find and join rows by key, as in SQLite. Without statistics on a
 * series the planner might read the whole of it to find one row. With these settings one plan suits all values, and is made once for each
 * connection.
 */
const everySession = {
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  plan_cache_mode: 'force_generic_plan',
  jit: 'off',
}

/** Sets settings of a session, except those that the engine does not know. */
async function applySettings(client: pg.ClientBase, wanted: Readonly<Record<string, string>>): Promise<void> {
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

/** A pool of connections for reading. A connection that breaks while idle is replaced when the next one is needed. */
export function readerPool(url: string, max: number): pg.Pool {
  const onConnect = (client: pg.ClientBase) => applySettings(client, everySession)
  const options = { ...settings(url), max, onConnect }
  const pool = new pg.Pool(options)
  pool.on('error', () => {})
  return pool
}

/**
 * A separate connection, with the settings `wanted` besides the usual ones, and with `takes` as its limit for a statement. `lost` is called
 * when the connection has ended, even before it is returned. @throws DatabaseConnectionError
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
  // A running statement fails with the same error, and reports it to its caller.
  client.on('error', () => {})
  client.once('end', () => lost(client))
  try {
    await client.connect()
    await applySettings(client, { ...everySession, ...wanted })
    return client
  } catch (error) {
    throw new DatabaseConnectionError(error)
  }
}

/** Builds statements of PostgreSQL, which run on the client when they are awaited. */
export function queriesOn(client: pg.Pool | pg.Client): NodePgDatabase {
  return drizzle(client as pg.Pool)
}

/**
 * The only place where PostgreSQL is typed as the engine of queries. Both schemas have the same tables and columns with the same
 * JavaScript types, which a test compares. Queries use only builders of both dialects, and only await them: `get`, `all` and `run` exist
 * on SQLite alone.
 */
export function asReader(db: NodePgDatabase): Reader {
  return { db: db as unknown as Db, tables: tables as unknown as Tables }
}
