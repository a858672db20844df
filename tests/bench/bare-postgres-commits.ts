import pg from 'pg'
import type { Bare } from './bare-commits.ts'
import type { Row } from './insert-into.ts'

/**
 * Commits a second of the bare client on one connection, with the server's own settings (`fsync` on), for the rows that the
 * newest `count` posts made: each post's ledger entry, observation and decision in one transaction of prepared inserts.
 */
export async function barePostgresCommits(url: string, count: number): Promise<Bare> {
  const source = new pg.Client(url)
  await source.connect()
  const newest = (table: string) =>
    source.query<Row>(`select * from ${table} order by sequence desc limit ${count}`)
  const entries = (await newest('ledger')).rows
  const observations = (await newest('observation')).rows
  const decisions = (await newest('decision')).rows
  await source.query('create database bare')
  const definitions = []
  for (const table of ['ledger', 'observation', 'decision'])
    definitions.push(...(await definitionsOf(source, table)))
  const target = new pg.Client(Object.assign(new URL(url), { pathname: 'bare' }).href)
  await target.connect()
  for (const definition of definitions) await target.query(definition)
  const insertEntry = insertInto(target, 'ledger', entries[0]!)
  const insertObservation = insertInto(target, 'observation', observations[0]!)
  const insertDecision = insertInto(target, 'decision', decisions[0]!)

  const [before, begun] = [process.cpuUsage(), performance.now()]
  for (let index = count - 1; index >= 0; index -= 1) {
    await target.query('begin')
    await insertEntry(entries[index]!)
    await insertObservation(observations[index]!)
    await insertDecision(decisions[index]!)
    await target.query('commit')
  }
  const seconds = (performance.now() - begun) / 1_000
  const { user, system } = process.cpuUsage(before)
  await target.end()
  await source.query('drop database bare')
  await source.end()
  return { rate: count / seconds, processor: (user + system) / 1_000 / count }
}

/** A table of the same columns, and its indexes. */
async function definitionsOf(source: pg.Client, table: string): Promise<string[]> {
  const columns = await source.query<{ definition: string }>(
    `select quote_ident(attname) || ' ' || format_type(atttypid, atttypmod) ||
       coalesce(' collate ' || quote_ident(collname), '') || case when attnotnull then ' not null' else '' end as definition
     from pg_attribute left join pg_collation c on c.oid = attcollation and collname <> 'default'
     where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  )
  const indexes = await source.query<{ indexdef: string }>(
    'select indexdef from pg_indexes where tablename = $1',
    [table],
  )
  const listed = columns.rows.map(({ definition }) => definition).join()
  return [`create table ${table} (${listed})`, ...indexes.rows.map(({ indexdef }) => indexdef)]
}

/** A prepared insert of rows that have the columns of `like`. */
function insertInto(client: pg.Client, table: string, like: Row): (row: Row) => Promise<unknown> {
  const columns = Object.keys(like)
  const places = columns.map((_, place) => `$${place + 1}`)
  const text = `insert into ${table} (${columns.join()}) values (${places.join()})`
  return (row) => client.query({ name: table, text, values: columns.map((column) => row[column]) })
}
