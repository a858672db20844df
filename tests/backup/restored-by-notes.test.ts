import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anchorsIn } from '#server/backup/daily-heads.ts'
import { makeBackup } from '#server/backup/make-backup.ts'
import { manifestOf } from '#server/backup/manifest.ts'
import { restoreBackup } from '#server/backup/restore-backup.ts'
import { newSigningKeys, signerWith } from '#server/backup/signing/signatures.ts'
import { openStore } from '#server/db/open-store.ts'
import { anyEntry } from '#tests/support/databases/any-entry.ts'
import { sqliteDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'

const clock = testClock('2026-12-01T09:00:00.000+08:00')
const signer = signerWith(newSigningKeys().privatePem)!
const signed = { clock, version: '0.1.0', signer }
const databases: TestDatabase[] = []
let folder: string
let file: string
/** A sound backup of a ledger of the same length that somebody wrote anew. */
let forged: string
let target: TestDatabase
beforeAll(async () => {
  const [own, other] = [await database('a'), await database('b')]
  folder = join(own.place.dataFolder, 'backups')
  file = join(folder, (await makeBackup(own.place, folder, signed)).file)
  const elsewhere = join(other.place.dataFolder, 'backups')
  forged = join(elsewhere, (await makeBackup(other.place, elsewhere, { clock, version: '0.1.0' })).file)
})
afterAll(() => Promise.all(databases.map((one) => one.drop())))
beforeEach(() => (target = sqliteDatabase()))
afterEach(() => target.drop())

async function database(subject: string): Promise<TestDatabase> {
  const made = sqliteDatabase()
  databases.push(made)
  const store = await openStore(made.place, clock)
  await store.write((writer) => writer.append({ ...anyEntry, subject }))
  await store.close()
  return made
}

interface Given {
  readonly keys?: typeof signer.keys
  readonly unsigned?: boolean
}
const restore = async (from: string, given: Given = {}) =>
  restoreBackup(from, target.place, { clock, anchors: await anchorsIn(folder), ...given })
const { keys } = signer
const leftInTarget = () => readdirSync(target.place.dataFolder)

describe('a backup is held against the ends that the folder notes', () => {
  it('before it is restored', async () => {
    expect(await restore(file, { keys })).toMatchObject({ sequence: 1, signed: true })
  })

  it('and refused where its ledger was written anew, whatever an operator says, and nothing is left', async () => {
    await expect(restore(forged)).rejects.toThrow('备份与备份目录所记的末条不符')
    await expect(restore(forged, { keys, unsigned: true })).rejects.toThrow('底账被改写')
    expect(leftInTarget()).toEqual([])
  })

  it('and refused without a signature where the installation signs, unless an operator knows whence it is', async () => {
    const manifest = readFileSync(manifestOf(file), 'utf8')
    const { signature: _, ...unsigned } = JSON.parse(manifest) as { signature: unknown }
    try {
      writeFileSync(manifestOf(file), JSON.stringify(unsigned))
      await expect(restore(file, { keys })).rejects.toThrow('的清单没有签名')
      rmSync(manifestOf(file))
      await expect(restore(file, { keys })).rejects.toThrow('没有清单')
      expect(leftInTarget()).toEqual([])
      expect(await restore(file, { keys, unsigned: true })).toMatchObject({ manifest: false })
    } finally {
      writeFileSync(manifestOf(file), manifest)
    }
  })

  it('and refused under the name of another backup', async () => {
    const later = join(folder, 'xushi-20271130-023000-9999.db')
    cpSync(file, later)
    cpSync(manifestOf(file), manifestOf(later))
    await expect(restore(later, { keys })).rejects.toThrow('文件名须与清单所记相同')
    expect(leftInTarget()).toEqual([])
  })
})
