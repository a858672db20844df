import type Database from 'better-sqlite3'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { waiting, waitingBySeries, waitingReview } from '#server/features/review/queries.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask } from '#tests/support/callers/ask.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.server.stop())

const months = (from: number, count: number) =>
  Array.from({ length: count }, (_, place) => ({
    ...stations(7_000 + place),
    period: `${from + Math.floor(place / 12)}-M${String((place % 12) + 1).padStart(2, '0')}`,
    note: '市局机房搬迁，分县清单已附',
  }))

describe('the statements of the review queue', () => {
  it.each([
    [
      'a page',
      async () => {
        await waiting(desk.server.deps.store.reader, 0).next()
      },
    ],
    [
      'the count by series',
      async () => {
        await waitingBySeries(desk.server.deps.store.reader, 'person:reviewer')
      },
    ],
    [
      'the count of all',
      async () => {
        await waitingReview(desk.server.deps.store.reader)
      },
    ],
  ])('find later revisions by the primary key where only two states were ever seen: %s', async (_, run) => {
    await approve(desk.server, months(1_900, 600))
    await ask(desk.server, 'POST /api/observations', desk.reporter, { items: months(2_000, 240) })
    const onPostgres = desk.server.deps.store.engine === 'postgres'
    const plans = onPostgres ? await plansWithTwoStates(run) : await plansOnSqlite(run)
    expect(plans).toHaveLength(1)
    expect(plans[0]).toMatch(
      onPostgres
        ? 'observation_indicator_region_period_revision_pk on observation later'
        : /SEARCH later USING (COVERING )?(PRIMARY KEY|INDEX sqlite_autoindex_observation_1)/,
    )
    expect(plans[0]).not.toContain('Materialize')
  })
})

/** SQLite's plans for the statements of a work. */
async function plansOnSqlite(run: () => Promise<void>): Promise<string[]> {
  const { $client: client } = desk.server.deps.store.reader.db as unknown as { $client: Database.Database }
  const sent = vi.spyOn(client, 'prepare')
  await run()
  const texts = sent.mock.calls.map(([text]) => text).filter((text) => text.includes('"later"'))
  sent.mockRestore()
  return texts.map((text) => {
    const statement = client.prepare<unknown[], { detail: string }>(`explain query plan ${text}`)
    const values = Array.from({ length: (text.match(/\?/g) ?? []).length }, () => null)
    return statement
      .all(...values)
      .map(({ detail }) => detail)
      .join('\n')
  })
}

/** PostgreSQL's plans for the statements of a work, while its statistics know two states alone. */
async function plansWithTwoStates(run: () => Promise<void>): Promise<string[]> {
  const { $client: pool } = desk.server.deps.store.reader.db as unknown as { $client: pg.Pool }
  const connection = await pool.connect()
  try {
    await connection.query('analyze observation')
    const seen = await connection.query<{ states: string }>(
      `select most_common_vals::text as states from pg_stats where tablename = 'observation' and attname = 'state'`,
    )
    expect(seen.rows).toEqual([{ states: '{approved,submitted}' }])
    return await plansOf(connection, run)
  } finally {
    connection.release()
  }
}

/** PostgreSQL's plan for each statement of a work, whatever its values. */
async function plansOf(connection: pg.PoolClient, run: () => Promise<void>): Promise<string[]> {
  const sent = vi.spyOn(pg.Client.prototype, 'query')
  await run()
  // The server may send further statements of its own at any time.
  const texts = sent.mock.calls
    .map(([statement]) => (statement as unknown as Partial<pg.QueryConfig>).text ?? '')
    .filter((text) => text.includes('"later"'))
  sent.mockRestore()
  const plans: string[] = []
  for (const [place, text] of texts.entries()) {
    const values = new Set(text.match(/\$\d+/g)).size
    const nulls = values === 0 ? '' : `(${Array.from({ length: values }, () => 'null').join(', ')})`
    await connection.query(`prepare looked_at_${place} as ${text}`)
    const { rows } = await connection.query<Record<'QUERY PLAN', string>>(
      `explain (costs off) execute looked_at_${place}${nulls}`,
    )
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
    await connection.query(`deallocate looked_at_${place}`)
  }
  return plans
}
