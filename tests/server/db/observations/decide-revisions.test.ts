import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gt, sql } from 'drizzle-orm'
import { figureTransition } from '#metrics/workflow/figure-workflow.ts'
import { decideRevisions } from '#server/db/observations/decide-revisions.ts'
import { recordOf } from '#server/db/observations/observation-row.ts'
import { revisionsOfCells } from '#server/db/observations/revisions-of-cells.ts'
import type { Reader } from '#server/db/store.ts'
import { revisionRows } from '#server/records/kinds/revisions/revision-rows.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask } from '#tests/support/callers/ask.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'
import { rolledBack } from '#tests/support/databases/rolled-back.ts'
import { runSql } from '../run-sql.ts'

const cell = (month: string) => ({
  indicator: 'zhaoqing-5g-base-stations',
  region: '441200',
  period: `2024-M${month}`,
})

let desk: Desk
/** May is published; June's draft is withdrawn; July is approved, August returned; September waits, October is a draft. */
beforeAll(async () => {
  desk = await openDesk()
  const { server, reporter, reviewer } = desk
  await approve(server, [stations(6_900, '441200', '05')])
  const enter = (value: number, month: string, submit = true) =>
    ask(server, 'POST /api/observations', reporter, { items: [stations(value, '441200', month)], submit })
  await enter(6_910, '06', false)
  await ask(server, 'DELETE /api/observations/drafts', reporter, { items: [cell('06')] })
  await enter(6_920, '07')
  await enter(6_930, '08')
  await enter(6_940, '09')
  await enter(6_950, '10', false)
  await ask(server, 'POST /api/review/approvals', reviewer, { items: [{ ...cell('07'), revision: 1 }] })
  await server.person('other', ['reviewer'], { regions: ['441200'] })
  const returned = { ...cell('08'), revision: 1, reason: '未按物理地址计数' }
  await ask(server, 'POST /api/review/returns', reviewer, { items: [returned] })
})
afterAll(() => desk.server.stop())

const decisions = ({ db, tables: { decision } }: Reader) =>
  Promise.resolve(db.select().from(decision).orderBy(decision.sequence))

/** The only revision of July. */
async function july(reader: Reader) {
  return (await revisionsOfCells(reader, [cell('07')]))(cell('07'))[0]!
}

describe('decideRevisions', () => {
  it('keeps every decision on a revision: the last gives its state, and after a cut of the ledger the one before (W-4)', async () => {
    const found = await rolledBack(desk.server.deps.store, async (writer) => {
      const approved = await july(writer)
      const revoked = await decideRevisions(writer, 'person:other', figureTransition('return'), [
        { row: approved, reason: '通过后发现口径有误' },
      ])
      const [returned, kept] = [await july(writer), await decisions(writer)]
      const sound = await verifyLedger(writer)
      const { ledger } = writer.tables
      await writer.db.delete(ledger).where(gt(ledger.sequence, revoked - 1))
      await revisionRows.cut(writer, revoked - 1)
      const cut = { row: await july(writer), sound: await verifyLedger(writer) }
      return { approved, returned, kept, sound, cut }
    })
    const ofJuly = found.kept.filter(({ period }) => period === '2024-M07')
    expect(ofJuly.map(({ level, verdict, actor, reason }) => [level, verdict, actor, reason])).toEqual([
      [1, 'approved', 'person:reviewer', null],
      [1, 'returned', 'person:other', '通过后发现口径有误'],
    ])
    const { state, decidedBy, returnReason } = found.returned
    expect([state, decidedBy, returnReason]).toEqual(['returned', 'person:other', '通过后发现口径有误'])
    expect(found.approved.state).toBe('approved')
    expect(found.cut.row).toEqual(found.approved)
    expect(found.sound).toMatchObject({ sound: true })
    expect(found.cut.sound).toMatchObject({ sound: true })
  })
})

describe('the table of decisions', () => {
  it('has one row for each decision, with level, verdict, who, when and why, and none for what waits', async () => {
    const { reader } = desk.server.deps.store
    const entries = new Map(
      (await Promise.resolve(reader.db.select().from(reader.tables.ledger))).map((entry) => [
        entry.sequence,
        entry,
      ]),
    )
    const rows = await decisions(reader)
    expect(
      rows.map(({ period, revision, level, verdict, reason }) => [period, revision, level, verdict, reason]),
    ).toEqual([
      ['2024-M05', 1, 1, 'approved', null],
      ['2024-M06', 1, 0, 'withdrawn', null],
      ['2024-M07', 1, 1, 'approved', null],
      ['2024-M08', 1, 1, 'returned', '未按物理地址计数'],
    ])
    expect(rows.map(({ actor }) => actor.split(':')[0])).toEqual(['token', 'person', 'person', 'person'])
    for (const { sequence, actor, at, verdict } of rows)
      expect(entries.get(sequence)).toMatchObject({ actor, at, kind: `observation.${verdict}` })
  })

  it('is what tells who decided and why', async () => {
    const told = await rolledBack(desk.server.deps.store, async (writer) => {
      await runSql(writer, sql`update decision set actor = 'person:somebody', reason = '表中所记'`)
      const known = await revisionsOfCells(writer, [cell('08')])
      return recordOf(known(cell('08'))[0]!, Number.MAX_SAFE_INTEGER)
    })
    expect(told).toMatchObject({
      state: 'returned',
      decidedBy: 'person:somebody',
      returnReason: '表中所记',
    })
  })

  it('takes up on PostgreSQL a decision of the release before, which runs beside this one and writes only columns', async () => {
    const { store } = desk.server.deps
    const made = await rolledBack(store, async (writer) => {
      await runSql(
        writer,
        sql`update observation set state = 'approved', decided_sequence = 1000, decided_by = 'person:reviewer',
          decided_at = '2024-11-01T10:00:00.000+08:00' where period = '2024-M09'`,
      )
      return (await decisions(writer)).filter(({ sequence }) => sequence === 1000)
    })
    const row = { ...cell('09'), revision: 1, level: 1, verdict: 'approved', actor: 'person:reviewer' }
    expect(made).toMatchObject(store.engine === 'postgres' ? [row] : [])
  })
})
