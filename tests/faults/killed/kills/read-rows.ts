import { join } from 'node:path'
import Database from 'better-sqlite3'
import pg from 'pg'
import type { Config } from '#server/start/config.ts'

/** The place of a database. */
export type Place = Pick<Config, 'databaseUrl' | 'dataFolder'>

/** The rows of the tables that writes change, read directly from the database without the server's code. */
export interface Rows {
  readonly ledger: readonly { sequence: number; at: string; kind: string; subject: string }[]
  readonly observation: readonly {
    indicator: string
    region: string
    period: string
    revision: number
    value: string | null
    note: string | null
    state: string
    sequence: number
    decidedSequence: number | null
    returnReason: string | null
  }[]
  readonly person: readonly { id: string; displayName: string }[]
  readonly periodClosure: readonly { period: string }[]
}

/** Plain SQL for both engines; sequences are cast to integers of 32 bits, which PostgreSQL's driver gives as numbers. */
const queries: Readonly<Record<keyof Rows, string>> = {
  ledger: 'select cast(sequence as integer) as sequence, at, kind, subject from ledger order by sequence',
  observation: `select indicator, region, period, revision, value, note, state, cast(sequence as integer) as sequence,
      cast(decided_sequence as integer) as "decidedSequence", return_reason as "returnReason" from observation`,
  person: 'select id, display_name as "displayName" from person',
  periodClosure: 'select period from period_closure',
}

export async function readRows({ databaseUrl, dataFolder }: Place): Promise<Rows> {
  if (databaseUrl !== '') return fromPostgres(databaseUrl)
  const database = new Database(join(dataFolder, 'xushi.db'), { readonly: true })
  try {
    return await all((query) => database.prepare(query).all())
  } finally {
    database.close()
  }
}

async function fromPostgres(url: string): Promise<Rows> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await all(async (query) => (await client.query(query)).rows as unknown[])
  } finally {
    await client.end()
  }
}

async function all(ask: (query: string) => unknown[] | Promise<unknown[]>): Promise<Rows> {
  const answers: [string, unknown[]][] = []
  for (const [table, query] of Object.entries(queries)) answers.push([table, await ask(query)])
  return Object.fromEntries(answers) as unknown as Rows
}
