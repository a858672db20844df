import { isIP, type Socket } from 'node:net'
import pg from 'pg'

/** A row of an answer: its columns by name, each as the database writes it, null where it is NULL. */
export type QueriedRow = Readonly<Record<string, string | null>>

/** Where and as whom a driver connects, by a socket that is not connected yet. */
export interface GuardedTarget {
  readonly host: string
  /** The address that was found for the host, to which the driver connects. */
  readonly address: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  /** Whether the connection is encrypted, and the certificate of the host verified. */
  readonly verified: boolean
  readonly socket: Socket
}

/** Reads at most `limit` rows of a query, in a transaction that only reads. */
export type ReadRows = (
  target: GuardedTarget,
  asked: { readonly query: string; readonly limit: number; readonly within: number },
) => Promise<QueriedRow[]>

/** The query as a table of which so many rows are taken; a comment at its end closes before the bracket. */
export const limitedQuery = (query: string, limit: number) =>
  `select * from (\n${query}\n) as collected limit ${limit}`

/** Reads rows of a PostgreSQL database. */
export const readPostgres: ReadRows = async (target, asked) => {
  const { host, address, port, user, password, database, verified, socket } = target
  const client = new pg.Client({
    ...{ host: address, port, user, password, database, stream: () => socket },
    ssl: verified && { host, ...(isIP(host) === 0 && { servername: host }), rejectUnauthorized: true },
    types: { getTypeParser: () => (text: string) => text },
    application_name: 'xushi collector',
  })
  client.on('error', () => {})
  await client.connect()
  await client.query('begin transaction read only')
  await client.query(`set local statement_timeout = ${Math.floor(asked.within)}`)
  // The extended protocol takes one statement alone, so nothing can end the transaction that only reads.
  const text = limitedQuery(asked.query, asked.limit)
  const { rows } = await client.query<QueriedRow>({ text, queryMode: 'extended' } as pg.QueryConfig)
  return rows
}
