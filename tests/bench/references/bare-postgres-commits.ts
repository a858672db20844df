import pg from 'pg'
import type { Bare } from './bare-commits.ts'
import type { Row } from '../load/insert-into.ts'
import { rowsOfPosts, tablesOfPosts } from '../load/rows-of-posts.ts'

/**
 * The bare client commits on one connection, with the server's own settings (`fsync` on), the rows that the newest
 * `count` posts made: each post's ledger entry, observation and decision in one transaction of prepared inserts.
 */
export async function barePostgresCommits(url: string, count: number): Promise<Bare> {
  const source = new pg.Client(url)
  await source.connect()
  const newest: Row[][] = []
  const definitions: string[] = []
  for (const table of tablesOfPosts) {
    const { rows } = await source.query<Row>(`select * from ${table} order by sequence desc limit ${count}`)
    newest.push(rows)
    definitions.push(...(await definitionsOf(source, table)))
  }
  const posts = rowsOfPosts(newest)
  await source.query('create database bare')
  const target = new pg.Client(Object.assign(new URL(url), { pathname: 'bare' }).href)
  await target.connect()
  for (const definition of definitions) await target.query(definition)
  const inserts = tablesOfPosts.map((table, place) => insertInto(target, table, posts[0]![place]!))

  const [before, begun] = [process.cpuUsage(), performance.now()]
  for (const post of posts) {
    await target.query('begin')
    for (const [place, insert] of inserts.entries()) await insert(post[place]!)
    await target.query('commit')
  }
  const seconds = (performance.now() - begun) / 1_000
  const { user, system } = process.cpuUsage(before)
  await target.end()
  await source.query('drop database bare')
  await source.end()
  return { rate: count / seconds, processor: (user + system) / 1_000 / count }
}

/** The statements that create a table with the same columns, and its indexes. */
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

/** A prepared insert for rows with the columns of `like`. */
function insertInto(client: pg.Client, table: string, like: Row): (row: Row) => Promise<unknown> {
  const columns = Object.keys(like)
  const places = columns.map((_, place) => `$${place + 1}`)
  const text = `insert into ${table} (${columns.join()}) values (${places.join()})`
  return (row) => client.query({ name: table, text, values: columns.map((column) => row[column]) })
}
