import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ledgerAfter } from '#server/db/ledger/ledger.ts'
import { recordOf, type ObservationRow } from '#server/db/observations/observation-row.ts'
import { readContentsIn } from '#server/db/files/contents-in-database.ts'
import { auditEntries } from '#server/records/accounts/audit/audit-rows.ts'
import { cutBackRestored } from '#server/records/cut-back-restored.ts'
import type { Reader, Writer } from '#server/db/store.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'
import { rolledBack } from '#tests/support/databases/rolled-back.ts'

const now = '2024-11-02T08:00:00.000+08:00'
let desk: Desk
/** The sequence before the further entries: a draft, three submissions of which two are decided, a period closed and reopened. */
let begun: number
beforeAll(async () => {
  desk = await openDesk()
  const { server, reporter, reviewer } = desk
  begun = await approve(server, [stations(6_900, '441200', '05')])
  const enter = (value: number, month: string, submit = true) =>
    ask(server, 'POST /api/observations', reporter, { items: [stations(value, '441200', month)], submit })
  await enter(6_910, '06', false)
  await enter(6_920, '07')
  await enter(6_930, '08')
  await enter(6_940, '09')
  const cell = { indicator: 'zhaoqing-5g-base-stations', region: '441200', revision: 1 }
  await ask(server, 'POST /api/review/approvals', reviewer, { items: [{ ...cell, period: '2024-M07' }] })
  const admin = await by(server, 'admin')
  await ask(server, 'POST /api/periods/2024-M05/closure', admin)
  const returned = { ...cell, period: '2024-M08', reason: '未按物理地址计数' }
  await ask(server, 'POST /api/review/returns', reviewer, { items: [returned] })
  await ask(server, 'DELETE /api/periods/2024-M05/closure', admin, { reason: '更正漏报' })
})
afterAll(() => desk.server.stop())

/** The ledger is cut back, the database looked at, and everything rolled back. */
const cutBack = <T>(toSequence: number | undefined, look: (writer: Writer) => Promise<T>) =>
  rolledBack(desk.server.deps.store, async (writer) => ({
    found: await cutBackRestored(writer, readContentsIn(writer), now, { toSequence }),
    looked: await look(writer),
  }))

const observations = ({ db, tables }: Reader): Promise<ObservationRow[]> =>
  Promise.resolve(db.select().from(tables.observation))
const decided = async ({ db, tables: { decision } }: Reader): Promise<number[]> =>
  (await db.select().from(decision).orderBy(decision.sequence)).map(({ sequence }) => sequence)
const closures = ({ db, tables }: Reader) => Promise.resolve(db.select().from(tables.periodClosure))

describe('cutBackRestored', () => {
  it('signs everybody out, and leaves the ledger as it is', async () => {
    const { store } = desk.server.deps
    const sessions = ({ db, tables }: Reader) => Promise.resolve(db.select().from(tables.session))
    expect(await sessions(store.reader)).not.toEqual([])
    const { found, looked } = await cutBack(undefined, sessions)
    expect(looked).toEqual([])
    expect(found.head).toMatchObject({ sequence: store.head().sequence, hash: store.head().hash })
  })

  it('tells the audit log of the restoring, and not the ledger', async () => {
    const { store } = desk.server.deps
    const told = await rolledBack(store, async (writer) => {
      const { head } = await cutBackRestored(writer, readContentsIn(writer), now, {
        told: 'xushi-1.db，由王执行',
      })
      return { head, last: (await auditEntries(writer, {}, 1))[0] }
    })
    expect(told.last).toMatchObject({
      kind: 'restored',
      actor: 'system',
      subject: 'xushi-1.db，由王执行',
      at: now,
    })
    expect(told.head.hash).toBe(store.head().hash)
  })

  it('takes the ledger back to any sequence, with every value as it was known at it, and the cut on record', async () => {
    const { store } = desk.server.deps
    const before = await observations(store.reader)
    const allDecided = await decided(store.reader)
    const head = store.head()
    for (let last = begun; last < head.sequence; last += 1) {
      const { found, looked } = await cutBack(last, async (writer) => ({
        rows: await observations(writer),
        decided: await decided(writer),
        added: await ledgerAfter(writer, last, 10),
      }))
      const known = before.filter(({ sequence }) => sequence <= last).map((row) => recordOf(row, last))
      const bySequence = (a: { sequence: number }, b: { sequence: number }) => a.sequence - b.sequence
      expect(looked.decided).toEqual(allDecided.filter((sequence) => sequence <= last))
      const restored = looked.rows.map((row) => recordOf(row, found.head.sequence))
      expect(restored.toSorted(bySequence)).toEqual(known.toSorted(bySequence))
      expect(looked.added).toMatchObject([{ sequence: last + 1, kind: 'ledger.cut', actor: 'system' }])
      const removed = { sequence: head.sequence, hash: head.hash }
      expect(JSON.parse(looked.added[0]!.payload)).toEqual({ last, removed })
    }
  })

  it('takes closures back with it', async () => {
    const { store } = desk.server.deps
    const entries = await ledgerAfter(store.reader, begun, 100)
    const [closed] = entries.filter(({ kind }) => kind === 'period.closed')
    expect(await closures(store.reader)).toEqual([])
    expect((await cutBack(closed!.sequence - 1, closures)).looked).toEqual([])
    expect((await cutBack(closed!.sequence, closures)).looked).toEqual([
      { period: '2024-M05', closedBy: 'person:admin', sequence: closed!.sequence },
    ])
  })

  it('refuses a sequence that the ledger does not have', async () => {
    const { store } = desk.server.deps
    const beyond = store.head().sequence + 1
    const at = (toSequence: number) =>
      store.write((writer) => cutBackRestored(writer, readContentsIn(writer), now, { toSequence }))
    await expect(at(beyond)).rejects.toThrow(`没有第 ${beyond} 号`)
    await expect(at(0)).rejects.toThrow('没有第 0 号')
  })
})
