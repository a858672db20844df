import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anchorsIn, noteDailyHead, noteHead, type NotedHead } from '#server/backup/daily-heads.ts'
import { headMessages } from '#server/alerts/told-heads.ts'
import { makeBackup } from '#server/backup/make-backup.ts'
import { restoreBackup } from '#server/backup/restore-backup.ts'
import { openStore } from '#server/db/open-store.ts'
import { auditJob } from '#server/features/audit/audit-job.ts'
import { fillWithSchema } from '#tests/support/databases/released-database.ts'
import { sqliteDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'
import { onlyBackup } from './only-backup.ts'

const clock = testClock('2026-12-01T03:50:00.000+08:00')
const needs = { clock, version: '0.1.0' }
const ways = {
  webhook: 'https://oa.test/heads',
  mail: { smtp: 'smtp://mail.test', from: 'a@test', to: 'b@test' },
}
let database: TestDatabase
let restored: TestDatabase
let folder: string
beforeAll(async () => {
  database = sqliteDatabase()
  restored = sqliteDatabase()
  folder = join(database.place.dataFolder, 'backups')
  await fillWithSchema('0024_rings_a_bell', database)
})
afterAll(async () => {
  await database.drop()
  await restored.drop()
})

describe('what is written down of the ledger outside the database', () => {
  it('is its end, every night', async () => {
    const store = await openStore(database.place, clock)
    const tellHead = async (head: NotedHead) =>
      headMessages(ways, { ...head, line: await noteDailyHead(store.reader, folder, head) })
    const job = auditJob({ store, clock }, { keptDays: 200, tellHead })
    await job.run(new AbortController().signal)
    const told = await job.messages!({ at: clock.now(), outcome: 'done', reason: null })
    const { sequence, hash } = store.head()
    const at = clock.now()
    await store.close()
    expect(readFileSync(join(folder, 'ledger-heads.txt'), 'utf8')).toBe(`${at} ${sequence}:${hash}\n`)
    expect(await anchorsIn(folder)).toMatchObject([
      { at, sequence, hash, from: `ledger-heads.txt ${at.slice(0, 10)} 那一行` },
    ])
    expect(told.map(({ kind }) => kind)).toEqual(['head-webhook', 'head-mail'])
    expect(told[0]!.payload).toMatchObject({ event: 'ledger.head', line: `${at} ${sequence}:${hash}` })
  })

  it('is held against the ledger by the next backup, which is refused where the noted end is gone', async () => {
    const { sequence } = await makeBackup(database.place, folder, needs)
    // The note tells of three further entries of the ledger, of which nothing but this line is left.
    await noteHead(folder, { at: clock.now(), sequence: sequence + 3, hash: 'ab'.repeat(32) })
    clock.advance(60_000)
    await expect(makeBackup(database.place, folder, needs)).rejects.toThrow(
      `底账只到第 ${sequence} 号，而ledger-heads.txt 2026-12-01 那一行记有这一号；其后的被删去`,
    )
  })

  it('keeps no backup of a restored ledger from being made, whose own entry tells that the noted end is gone', async () => {
    const from = join(folder, onlyBackup(folder))
    const anchors = await anchorsIn(folder)
    const { sequence } = await restoreBackup(from, restored.place, { clock, anchors })
    expect(sequence).toBe(anchors[0]!.sequence + 1)
    clock.advance(60_000)
    expect((await makeBackup(restored.place, folder, needs)).sequence).toBe(sequence)
  })
})
