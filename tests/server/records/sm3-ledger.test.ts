import { createHash } from 'node:crypto'
import { sql, type SQL } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readContentsIn } from '#server/db/files/contents-in-database.ts'
import { chainHashFunction } from '#server/db/ledger/chain-hash.ts'
import { ledgerAfter } from '#server/db/ledger/ledger.ts'
import { openStore } from '#server/db/open-store.ts'
import { auditJob } from '#server/features/audit/audit-job.ts'
import { appendAudit } from '#server/records/accounts/audit/audit-rows.ts'
import { cutBackRestored } from '#server/records/cut-back-restored.ts'
import { beginLedger } from '#server/records/kinds/beginning.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { wordsOf } from '#server/records/words.ts'
import { rolledBack } from '#tests/support/databases/rolled-back.ts'
import { createTestDatabase } from '#tests/support/databases/test-database.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'
import { runSql } from '../db/run-sql.ts'

const at = '2024-10-31T10:00:00.000+08:00'
let server: TestServer
beforeAll(async () => {
  const database = await createTestDatabase()
  const clock = testClock()
  const store = await openStore(database.place, clock)
  await beginLedger(store, 'sm3')
  await store.close()
  server = await startTestServer({ database, clock })
  await approve(server, [stations(6_900, '441200', '05')])
  await server.deps.store.write((writer) =>
    appendAudit(writer, [
      { at, kind: 'refused', actor: 'nobody', address: '10.1.0.7', subject: 'GET /', result: 'ok', times: 1 },
    ]),
  )
  await auditJob(server.deps, { keptDays: 200 }).run(new AbortController().signal)
})
afterAll(() => server.stop())

const foundAfter = (...tampering: readonly SQL[]) =>
  rolledBack(server.deps.store, async (writer) => {
    for (const step of tampering) await runSql(writer, step)
    return verifyLedger(writer)
  })

describe('a ledger that was begun with SM3', () => {
  it('says so in its first entry, whose hash OpenSSL makes of its columns', async () => {
    const [first] = await ledgerAfter(server.deps.store.reader, 0, 1)
    const { hash, ...columns } = first!
    const { sequence, actor, kind, subject, payload, previousHash } = columns
    const hashed = JSON.stringify([sequence, columns.at, actor, kind, subject, payload, previousHash])
    expect([kind, payload]).toEqual(['ledger.begun', '{"hash":"sm3"}'])
    expect(hash).toBe(createHash('sm3').update(hashed).digest('hex'))
    expect(wordsOf(first!, server.deps.catalogue.current())).toBe('底账开始，各条以 SM3 相连')
  })

  it('is sound to its end, with its audit log', async () => {
    expect(await foundAfter(sql`select 1`)).toMatchObject({ sound: true, audited: 1 })
  })

  it.each([
    [
      'an actor of an entry',
      sql`update ledger set actor = 'person:other' where sequence = 2`,
      '内容与哈希不符',
    ],
    [
      'the name of the function',
      sql`update ledger set payload = '{"hash":"sha256"}' where sequence = 1`,
      '不符',
    ],
    [
      'an address in the audit log',
      sql`update audit_entry set address = '10.1.0.8'`,
      '审计日志第 1 条：内容与哈希不符',
    ],
  ])('names %s that was edited', async (_, tampering, found) => {
    expect(await foundAfter(tampering)).toMatchObject({
      sound: false,
      fault: expect.stringContaining(found) as string,
    })
  })

  it('goes on with SM3 after it was cut', async () => {
    const { store } = server.deps
    const found = await rolledBack(store, (writer) =>
      cutBackRestored(writer, readContentsIn(writer), at, { toSequence: store.head().sequence - 1 }),
    )
    expect(found).toMatchObject({ sound: true })
  })

  it('keeps it: another setting is refused, the same and none are not', async () => {
    const { store } = server.deps
    await expect(beginLedger(store, 'sha256')).rejects.toThrow('把 XUSHI_LEDGER_HASH 改回 sm3')
    await beginLedger(store, 'sm3')
    await beginLedger(store, undefined)
    expect(await chainHashFunction(store.reader)).toBe('sm3')
  })
})

describe('a ledger that was begun without a setting', () => {
  it('has SHA-256, and refuses SM3', async () => {
    const other = await startTestServer()
    const { store } = other.deps
    expect(await chainHashFunction(store.reader)).toBe('sha256')
    const before = store.head()
    await expect(beginLedger(store, 'sm3')).rejects.toThrow('把 XUSHI_LEDGER_HASH 改回 sha256')
    expect(store.head()).toEqual(before)
    await other.stop()
  })
})
