import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql, type SQL } from 'drizzle-orm'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'
import { rolledBack } from '#tests/support/databases/rolled-back.ts'
import { runSql } from '../db/run-sql.ts'

let desk: Desk
/** A ledger with a published value, a draft, an approved, a returned and a waiting submission. */
beforeAll(async () => {
  desk = await openDesk()
  const { server, reporter, reviewer } = desk
  await approve(server, [stations(6_900, '441200', '05')])
  const post = (value: number, month: string, submit = true) =>
    ask(server, 'POST /api/observations', reporter, { items: [stations(value, '441200', month)], submit })
  await post(6_910, '06', false)
  await post(6_920, '07')
  await post(6_930, '08')
  await post(6_940, '09')
  const cell = { indicator: 'zhaoqing-5g-base-stations', region: '441200', revision: 1 }
  await ask(server, 'POST /api/review/approvals', reviewer, { items: [{ ...cell, period: '2024-M07' }] })
  const returned = { ...cell, period: '2024-M08', reason: '未按物理地址计数' }
  await ask(server, 'POST /api/review/returns', reviewer, { items: [returned] })
})
afterAll(() => desk.server.stop())

/** The findings of a verification after tampering, which is rolled back. */
const verifyAfter = (tampering: SQL) =>
  rolledBack(desk.server.deps.store, async (writer) => {
    await runSql(writer, tampering)
    return verifyLedger(writer)
  })

const sequenceOf = async (period: string): Promise<number> => {
  const { db, tables } = desk.server.deps.store.reader
  const rows = await db.select().from(tables.observation)
  return rows.find((row) => row.period === period)!.sequence
}

describe('verifyLedger', () => {
  it('finds a ledger sound that nobody touched, and names its head', async () => {
    const { store } = desk.server.deps
    expect(await verifyLedger(store.reader)).toMatchObject({
      sound: true,
      head: { sequence: store.head().sequence, hash: store.head().hash },
      revisions: 5,
    })
  })

  it.each(['at', 'actor', 'kind', 'subject', 'payload', 'previous_hash', 'hash'])(
    'names the entry whose %s was altered',
    async (column) => {
      const sequence = await sequenceOf('2024-M07')
      const name = sql.identifier(column)
      const found = await verifyAfter(
        sql`update ledger set ${name} = ${name} || ' ' where sequence = ${sequence}`,
      )
      expect(found).toMatchObject({ sound: false, sequence })
    },
  )

  it('names the entry that was removed', async () => {
    const sequence = await sequenceOf('2024-M07')
    const found = await verifyAfter(sql`delete from ledger where sequence = ${sequence}`)
    expect(found).toMatchObject({ sound: false, fault: `缺少第 ${sequence} 号` })
  })

  const altered: [column: string, value: string | number | null][] = [
    ['indicator', 'zhaoqing-forest-tending'],
    ['region', '441202'],
    ['period', '2023-M07'],
    ['revision', 2],
    ['period_end', '2024-07-30'],
    ['value', '6920.0'],
    ['reason', 'not-due'],
    ['status', 'P'],
    ['bound', 'lower'],
    ['note', '改'],
    ['provenance', 'published'],
    ['findings', '[{}]'],
    ['findings', 'not json'],
    ['actor', 'person:other'],
    ['at', '2024-10-31T10:00:00.001+08:00'],
    ['sequence', 1],
    ['state', 'returned'],
    ['state', 'submitted'],
    ['submitted_sequence', 1],
    ['decided_sequence', 1],
    ['decided_sequence', 100_000],
    ['decided_sequence', null],
    ['decided_by', 'person:other'],
    ['decided_at', '2024-11-01T10:00:00.000+08:00'],
    ['return_reason', '退回'],
  ]
  for (const period of ['2024-M05', '2024-M06', '2024-M07', '2024-M08', '2024-M09']) {
    it(`finds every altered column of the revision of ${period}`, async () => {
      for (const [column, value] of altered) {
        const { db, tables } = desk.server.deps.store.reader
        const row = (await db.select().from(tables.observation)).find((one) => one.period === period)!
        const name = sql.identifier(column)
        const [already] = await db
          .select({ sequence: tables.observation.sequence })
          .from(tables.observation)
          .where(sql`sequence = ${row.sequence} and ${name} is not distinct from ${value}`)
        if (already) continue
        const found = await verifyAfter(
          sql`update observation set ${name} = ${value} where sequence = ${row.sequence}`,
        )
        expect(found, `${column} = ${value}`).toMatchObject({ sound: false })
      }
    })
  }

  it('finds a revision that was removed, and one that was slipped in', async () => {
    const sequence = await sequenceOf('2024-M09')
    expect(await verifyAfter(sql`delete from observation where sequence = ${sequence}`)).toMatchObject({
      sound: false,
      sequence,
    })
    const forged = await verifyAfter(sql`
      insert into observation (indicator, region, period, revision, period_end, value, status, provenance, actor, at,
        sequence, state)
      select indicator, region, period, 2, period_end, '9999', status, provenance, actor, at, sequence, 'draft'
      from observation where sequence = ${sequence}`)
    expect(forged).toMatchObject({ sound: false })
  })

  it('finds an approval that nobody gave', async () => {
    const sequence = await sequenceOf('2024-M09')
    const forged = await verifyAfter(sql`
      update observation set state = 'approved', decided_sequence = ${sequence}, decided_by = 'person:reviewer',
        decided_at = at where sequence = ${sequence}`)
    expect(forged).toMatchObject({ sound: false })
  })

  it('finds every altered column of a decision, one that was removed, and one that was slipped in', async () => {
    const columns: [column: string, value: string | number][] = [
      ['indicator', 'zhaoqing-forest-tending'],
      ['region', '441202'],
      ['period', '2023-M07'],
      ['revision', 2],
      ['level', 2],
      ['verdict', 'withdrawn'],
      ['actor', 'person:other'],
      ['at', '2024-10-31T10:00:00.001+08:00'],
      ['reason', '改过的原因'],
    ]
    for (const period of ['2024-M05', '2024-M07', '2024-M08']) {
      for (const [column, value] of columns) {
        const altered = sql`update decision set ${sql.identifier(column)} = ${value} where period = ${period}`
        expect(await verifyAfter(altered), `${column} of ${period}`).toMatchObject({
          fault: expect.stringContaining(`${period}/1 的审核结论被改动：${column}`),
        })
      }
      expect(await verifyAfter(sql`delete from decision where period = ${period}`)).toMatchObject({
        fault: expect.stringContaining(`${period}/1 的审核结论不见了`),
      })
    }
    const forged = sql`
      insert into decision (sequence, indicator, region, period, revision, level, verdict, actor, at)
      select sequence, indicator, region, period, revision, 1, 'approved', 'person:reviewer', at
      from observation where period = '2024-M09'`
    expect(await verifyAfter(forged)).toMatchObject({
      fault: expect.stringContaining('2024-M09/1 的审核结论底账中没有'),
    })
  })

  it('finds a catalogue record that was altered, removed or slipped in', async () => {
    const target = sql`id = 'zhaoqing-2024-5g-base-stations'`
    const body = await verifyAfter(
      sql`update catalogue_entry set body = replace(body, '8000', '7000') where ${target}`,
    )
    expect(body).toMatchObject({ sound: false, sequence: 1 })
    expect(await verifyAfter(sql`delete from catalogue_entry where ${target}`)).toMatchObject({
      sound: false,
    })
    const forged = await verifyAfter(sql`
      insert into catalogue_entry select kind, id, 2, body, origin, 3 from catalogue_entry where ${target}`)
    expect(forged).toMatchObject({ sound: false })
  })
})

describe('verifyLedger on shares', () => {
  it('holds numerator and denominator against the ledger, also where it tells of none', async () => {
    const share = { indicator: 'qingyuan-leading-farm-enterprises', region: '441800' }
    const items = [
      { ...share, period: '2022-M08', value: 95 },
      { ...share, period: '2022-M09', numerator: 158, denominator: 166 },
    ]
    await ask(desk.server, 'POST /api/observations', byToken, { items })
    expect(await verifyLedger(desk.server.deps.store.reader)).toMatchObject({ sound: true })
    const altered = sql`update observation set numerator = '157' where period = '2022-M09'`
    expect(await verifyAfter(altered)).toMatchObject({
      fault: expect.stringContaining('2022-M09/1 被改动：numerator'),
    })
    const added = sql`update observation set denominator = '166' where period = '2022-M08'`
    expect(await verifyAfter(added)).toMatchObject({
      fault: expect.stringContaining('2022-M08/1 被改动：denominator'),
    })
  })
})
