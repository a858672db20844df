import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { openSqliteStore } from '#server/db/sqlite-store.ts'
import type { Store } from '#server/db/store.ts'
import { knownRevisions } from '#server/live/queries.ts'
import { testClock } from '#tests/support/test-clock.ts'

const folder = mkdtempSync(join(tmpdir(), 'xushi-'))
let store: Store
let steps = 0
beforeEach(async () => {
  store = await openSqliteStore({ file: join(folder, 'xushi.db'), clock: testClock() })
  const database = new Database(join(folder, 'xushi.db'))
  const insert = database.prepare(
    `insert into observation (indicator, region, period, revision, period_end, value, status, provenance, actor, at,
       sequence, state, submitted_sequence, decided_sequence)
     values (?, '441200', ?, ?, ?, '1', 'A', 'reported', 't', 'now', ?, ?, ?, ?)`,
  )
  const row = (indicator: string, month: number, revision: number, state: string, submitted: boolean) => {
    const period = `2024-M${String(month).padStart(2, '0')}`
    steps += 1
    const decided = state === 'approved' || state === 'returned' ? steps : null
    insert.run(
      indicator,
      period,
      revision,
      `${period.replace('M', '')}-28`,
      steps,
      state,
      submitted ? steps : null,
      decided,
    )
  }
  steps = 0
  database.transaction(() => {
    for (let month = 1; month <= 12; month += 1) row('plain', month, 1, 'approved', true)
    row('plain', 12, 2, 'submitted', true)
    row('plain', 12, 3, 'draft', false)
    for (let revision = 1; revision <= 20_000; revision += 1) row('busy', 6, revision, 'approved', true)
  })()
  database.close()
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('knownRevisions', () => {
  const plain = [{ indicator: 'plain', region: '441200' }]
  const year = { from: 2024, to: 2024 }

  it('gives of each cell the last approved and the last submitted revision, never a draft', async () => {
    const rows = await knownRevisions(store.reader, plain, year, 1_000_000)
    expect(rows).toHaveLength(13)
    const december = rows.filter(({ period }) => period === '2024-M12').map(({ revision }) => revision)
    expect(december.sort()).toEqual([1, 2])
  })

  it('gives what was known at a sequence, and only the years asked for', async () => {
    expect(await knownRevisions(store.reader, plain, year, 5)).toHaveLength(5)
    expect(await knownRevisions(store.reader, plain, { from: 2022, to: 2023 }, 1_000_000)).toEqual([])
  })

  it('takes no longer for a cell with twenty thousand revisions than the index needs for one', async () => {
    const busy = [{ indicator: 'busy', region: '441200' }]
    const fastest = async (series: typeof busy) => {
      const times = []
      for (let round = 0; round < 50; round += 1) {
        const begun = performance.now()
        await knownRevisions(store.reader, series, year, 1_000_000)
        times.push(performance.now() - begun)
      }
      return Math.min(...times)
    }
    // One busy cell against twelve plain ones: reading its revisions would take some hundred times as long.
    expect(await fastest(busy)).toBeLessThan(5 * (await fastest(plain)))
  })
})
