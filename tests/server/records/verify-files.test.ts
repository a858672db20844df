import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql, type SQL } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appendReferring } from '#server/db/files/refer-to-files.ts'
import { verifyAll } from '#server/records/verify-ledger.ts'
import { fileUses } from '#server/files/file-types.ts'
import { anyEntry } from '#tests/support/databases/any-entry.ts'
import { rolledBack } from '#tests/support/databases/rolled-back.ts'
import { openTestFiles, type TestFiles } from '#tests/support/databases/test-files.ts'
import { runSql } from '../db/run-sql.ts'

let opened: TestFiles
let hash: string
let sequence: number
const text = Buffer.from('口径说明')
beforeAll(async () => {
  opened = await openTestFiles()
  const given = { use: fileUses.evidence, by: 'person:1' }
  ;({ hash } = await opened.files.put([text], { ...given, name: '说明.txt' }))
  await opened.files.put([Buffer.from('没有用上')], { ...given, name: '其他.txt' })
  const named = [
    { hash, name: '同一份.txt' },
    { hash, name: '说明.txt' },
  ]
  await opened.store.write((writer) => writer.append(anyEntry))
  const entry = await opened.store.write((writer) => appendReferring(writer, anyEntry, named))
  sequence = entry.sequence
  expect(JSON.parse(entry.payload)).toEqual({
    ...anyEntry.payload,
    files: [{ hash, name: '说明.txt', size: 12, type: 'text/plain' }],
  })
})
afterAll(() => opened.stop())

/** The findings of a verification after tampering with the database, which is rolled back. */
const verifyAfter = (tampering: SQL) =>
  rolledBack(opened.store, async (writer) => {
    await runSql(writer, tampering)
    return verifyAll(writer, opened.contents)
  })

const verify = () => verifyAll(opened.store.reader, opened.contents)

describe('verifyAll', () => {
  it('finds files sound that nobody touched, and counts those that are referred to', async () => {
    expect(await verify()).toMatchObject({ sound: true, entries: 2, files: 1 })
  })

  it.each([
    ['a file forgotten', sql`delete from file`, '的记录不见了'],
    ['a size altered', sql`update file set size = 13`, '的记录被改动'],
    ['a type altered', sql`update file set type = 'text/html'`, '的记录被改动'],
    ['a reference forgotten', sql`delete from file_reference`, '的记录不见了'],
    ['a name altered', sql`update file_reference set name = '别的.txt'`, '的记录被改动'],
    ['a reference moved', sql`update file_reference set sequence = 1`, '的记录不见了'],
  ])('finds %s, and names the entry', async (_, tampering, fault) => {
    const found = await verifyAfter(tampering)
    expect(found).toEqual({ sound: false, sequence, fault: `文件“说明.txt”（SHA-256 ${hash}）${fault}` })
  })

  it('finds a reference that was slipped in', async () => {
    const forgery = sql`insert into file_reference select 1, hash, name from file_reference`
    const fault = `文件“说明.txt”（SHA-256 ${hash}）底账中没有`
    expect(await verifyAfter(forgery)).toEqual({ sound: false, sequence: 1, fault })
  })

  it('finds a content that was altered or removed, and names the file', async () => {
    const { contents } = opened
    const other = join(contents.receiving, 'other')
    writeFileSync(other, '口径说朋')
    await contents.keep(hash, other)
    const named = `文件“说明.txt”（SHA-256 ${hash}）`
    expect(await verify()).toEqual({ sound: false, sequence, fault: `${named}被改动` })
    await opened.lose()
    expect(await verify()).toEqual({ sound: false, sequence, fault: `${named}不见了` })
    mkdirSync(contents.receiving, { recursive: true })
    writeFileSync(other, text)
    await contents.keep(hash, other)
    expect(await verify()).toMatchObject({ sound: true })
  })
})
