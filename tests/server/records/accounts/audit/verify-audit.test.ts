import { sql, type SQL } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditJob } from '#server/features/audit/audit-job.ts'
import {
  auditHash,
  nextAuditEntry,
  noAudit,
  type AuditHead,
  type AuditNote,
} from '#server/records/accounts/audit/audit-entry.ts'
import { appendAudit, auditAfter } from '#server/records/accounts/audit/audit-rows.ts'
import { forgottenUntil, verifyAudit } from '#server/records/accounts/audit/verify-audit.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'
import { rolledBack } from '#tests/support/databases/rolled-back.ts'
import { runSql } from '../../../db/run-sql.ts'

const note = (more: Partial<AuditNote> = {}): AuditNote => ({
  ...{ at: '2024-10-31T10:00:00.000+08:00', kind: 'sign-in', actor: 'person:li', address: '10.1.0.7' },
  ...{ subject: 'Firefox 128 · Linux', result: 'ok', times: 1 },
  ...more,
})
const nightly = ({ deps }: TestServer, keptDays = 200) =>
  auditJob(deps, { keptDays }).run(new AbortController().signal)

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await server.deps.store.write((writer) =>
    appendAudit(
      writer,
      [1, 2, 3, 4, 5].map((place) => note({ address: `10.1.0.${place}` })),
    ),
  )
  await nightly(server)
})
afterAll(() => server.stop())

describe('verifyAudit', () => {
  const tamperings: Readonly<Record<string, readonly [found: string, done: SQL]>> = {
    'an entry that was edited': [
      '第 3 条：内容与哈希不符',
      sql`update audit_entry set address = '10.1.0.9' where sequence = 3`,
    ],
    'an entry that was removed': [
      '第 4 条：之前缺少第 3 条',
      sql`delete from audit_entry where sequence = 3`,
    ],
    'the beginning that was removed': [
      '第 3 条：之前缺少第 1 条',
      sql`delete from audit_entry where sequence < 3`,
    ],
    'the end that was removed': [
      '只到第 3 条，而底账记有第 5 条',
      sql`delete from audit_entry where sequence > 3`,
    ],
    'a whole log that was removed': ['只到第 0 条，而底账记有第 5 条', sql`delete from audit_entry`],
    'an entry that was put in before the first': [
      '第 0 条：审计日志从第 1 条起',
      sql`insert into audit_entry select 0, at, kind, actor, address, subject, result, times, '', '' from audit_entry where sequence = 5`,
    ],
    'an entry that was put in': [
      '第 6 条：与上一条不相连',
      sql`insert into audit_entry select 6, at, kind, actor, address, subject, result, times, previous_hash, hash from audit_entry where sequence = 5`,
    ],
  }
  it.each(Object.entries(tamperings))('names %s', async (_, [found, tampering]) => {
    const after = await rolledBack(server.deps.store, async (writer) => {
      await runSql(writer, tampering)
      return [await verifyAudit(writer), await verifyLedger(writer)] as const
    })
    expect(after[0]).toMatchObject({ sound: false, fault: expect.stringContaining(found) as string })
    expect(after[1]).toMatchObject({
      sound: false,
      sequence: null,
      fault: expect.stringContaining(found) as string,
    })
  })

  it.each([
    ['now', {}],
    ['in a time to come', { at: '2030-01-01T10:00:00.000+08:00' }],
  ])('names a beginning that was removed, though the log says %s that it was forgotten', async (_, at) => {
    const after = await rolledBack(server.deps.store, async (writer) => {
      const [, second] = await auditAfter(writer, 0, 2)
      const old = { ...second!, at: '2023-10-31T10:00:00.000+08:00' }
      await appendAudit(writer, [note({ kind: 'forgotten', subject: forgottenUntil(old), ...at })])
      await runSql(writer, sql`delete from audit_entry where sequence < 3`)
      return verifyAudit(writer)
    })
    expect(after).toMatchObject({ sound: false, fault: '审计日志第 3 条：之前缺少第 1 条' })
  })

  it('names entries whose time runs backwards, lies ahead of the clock, or is written otherwise', async () => {
    const found = (at: string) =>
      rolledBack(server.deps.store, async (writer) => {
        const [last] = (await auditAfter(writer, 0, 100)).slice(-1)
        const { previousHash, hash: _, ...shown } = { ...last!, at, previousHash: last!.hash }
        const entry = { ...shown, sequence: last!.sequence + 1, previousHash }
        const hash = auditHash(entry, 'sha256')
        await writer.db.insert(writer.tables.auditEntry).values({ ...entry, hash })
        return verifyLedger(writer, { now: server.clock.now() })
      })
    const sixth = (fault: string) => ({
      sound: false,
      fault: expect.stringContaining(`第 6 条：${fault}`) as string,
    })
    expect(await found('2024-01-01T10:00:00.000+08:00')).toMatchObject(sixth('时间早于上一条'))
    expect(await found('2030-01-01T10:00:00.000+08:00')).toMatchObject(sixth('时间晚于现在'))
    expect(await found('+002030-01-01T10:00:00.000+08:00')).toMatchObject(sixth('时间不是本系统所记的写法'))
  })

  it('names a log that was written anew from an edited entry, by what the ledger tells of it', async () => {
    const after = await rolledBack(server.deps.store, async (writer) => {
      const entries = await auditAfter(writer, 0, 100)
      await runSql(writer, sql`delete from audit_entry`)
      let head: AuditHead = noAudit
      for (const { at, subject, result, address, actor, times } of entries) {
        const made = nextAuditEntry(
          head,
          {
            ...note({ at, subject, result, actor, times }),
            address: address.replace('.3', '.9'),
          },
          'sha256',
        )
        await writer.db.insert(writer.tables.auditEntry).values(made)
        head = made
      }
      return verifyAudit(writer)
    })
    expect(after).toMatchObject({
      sound: false,
      fault: '审计日志第 5 条：哈希与底账所记不同，这一条或之前的被改写',
    })
  })

  it('finds a log sound that nobody touched', async () => {
    expect(await verifyAudit(server.deps.store.reader)).toMatchObject({ sound: true, entries: 5 })
    expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true, audited: 5 })
  })
})

describe('the nightly job', () => {
  it('tells the ledger once where the log ends, and forgets what is older than 200 days so that the rest is sound', async () => {
    const another = await startTestServer()
    try {
      const { store } = another.deps
      const entriesOf = async () =>
        (await auditAfter(store.reader, 0, 100)).map(({ sequence, kind }) => `${sequence} ${kind}`)
      await store.write((writer) => appendAudit(writer, [note(), note()]))
      await nightly(another)
      const { sequence } = store.head()
      await nightly(another)
      expect(store.head().sequence).toBe(sequence)
      another.clock.advance(199 * 86_400_000)
      await nightly(another)
      expect(await entriesOf()).toEqual(['1 sign-in', '2 sign-in'])
      await store.write((writer) => appendAudit(writer, [note({ at: another.clock.now() })]))
      another.clock.advance(86_400_000)
      await nightly(another)
      expect(await entriesOf()).toEqual(['3 sign-in', '4 forgotten'])
      expect(await verifyLedger(store.reader)).toMatchObject({ sound: true, audited: 2 })
      // Forgetting too much is found: the regular forgetting ends earlier.
      const after = await rolledBack(store, async (writer) => {
        await runSql(writer, sql`delete from audit_entry where sequence = 3`)
        return verifyAudit(writer)
      })
      expect(after).toMatchObject({ sound: false, fault: '审计日志第 4 条：之前缺少第 1 条' })
    } finally {
      await another.stop()
    }
  })

  it('is found by verification where it forgets sooner, although the log says so', async () => {
    const another = await startTestServer()
    try {
      const { store } = another.deps
      await store.write((writer) => appendAudit(writer, [note(), note()]))
      await nightly(another)
      another.clock.advance(86_400_000)
      await nightly(another, 1)
      expect(await verifyAudit(store.reader)).toMatchObject({ sound: false })
    } finally {
      await another.stop()
    }
  })
})
