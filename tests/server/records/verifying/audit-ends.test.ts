import { sql, type SQL } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verifyByNotes } from '#server/backup/signing/verify-by-notes.ts'
import { readContentsIn } from '#server/db/files/contents-in-database.ts'
import { appendAudit, auditHead } from '#server/records/accounts/audit/audit-rows.ts'
import type { AuditNote } from '#server/records/accounts/audit/audit-entry.ts'
import type { Anchor } from '#server/records/verifying/anchors.ts'
import { rolledBack } from '#tests/support/databases/rolled-back.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'
import { runSql } from '../../db/run-sql.ts'

const noted = { at: '2024-10-31T10:00:00.000+08:00', kind: 'sign-in-refused', actor: 'name:', address: '' }
const refused = { ...noted, subject: '', result: 'refused', times: 1 } as AuditNote
let server: TestServer
let anchor: Anchor
beforeAll(async () => {
  server = await startTestServer()
  const { store } = server.deps
  await store.write((writer) => appendAudit(writer, [refused, refused, refused]))
  const { sequence, hash } = await auditHead(store.reader)
  anchor = { ...store.head(), from: '备份 a.db 的清单', audit: { sequence, hash } }
})
afterAll(() => server.stop())

/** The findings against the ends of a manifest, after tampering that is rolled back. */
const foundAfter = (held: Anchor, tampering: SQL, ...after: readonly AuditNote[]) =>
  rolledBack(server.deps.store, async (writer) => {
    await runSql(writer, tampering)
    await appendAudit(writer, after)
    return verifyByNotes(writer, readContentsIn(writer), [held], undefined)
  })

it('finds an audit log sound that only grew', async () => {
  expect(await foundAfter(anchor, sql`select 1`, refused)).toMatchObject({ sound: true })
})

it('finds an audit log that was emptied, or that lost its end, and names the manifest', async () => {
  const { sequence } = anchor.audit!
  expect(await foundAfter(anchor, sql`delete from audit_entry`)).toMatchObject({
    fault: `审计日志只到第 0 条，而备份 a.db 的清单记有第 ${sequence} 条；其后的被删去`,
  })
  const lostEnd = sql`delete from audit_entry where sequence = ${sequence}`
  expect(await foundAfter(anchor, lostEnd)).toMatchObject({ sound: false })
})

it('finds an audit log that was written anew', async () => {
  const again = Array.from({ length: anchor.audit!.sequence }, () => ({ ...refused, address: '10.0.0.1' }))
  expect(await foundAfter(anchor, sql`delete from audit_entry`, ...again)).toMatchObject({
    fault: `审计日志第 ${anchor.audit!.sequence} 条：哈希与备份 a.db 的清单所记不同，这一条或之前的被改写`,
  })
})

it('does not miss what the log had before a restore of which it tells, nor compares manifests without its end', async () => {
  const restored = {
    ...refused,
    kind: 'restored',
    at: '2024-10-31T11:00:00.000+08:00',
    actor: 'system',
  } as const
  const lostEnd = sql`delete from audit_entry where sequence = ${anchor.audit!.sequence}`
  expect(await foundAfter(anchor, lostEnd, restored)).toMatchObject({ sound: true })
  const { audit: _, ...earlier } = anchor
  expect(await foundAfter(earlier, sql`delete from audit_entry`)).toMatchObject({ sound: true })
})
