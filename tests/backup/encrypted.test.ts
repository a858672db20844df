import { createCipheriv, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeBackup } from '#server/backup/make-backup.ts'
import { manifestOf } from '#server/backup/manifest.ts'
import { restoreBackup } from '#server/backup/restore-backup.ts'
import { sha256Of } from '#server/backup/sha256-of.ts'
import { newBackupKey, readBackupKey } from '#server/backup/sealing/backup-key.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'
import { sqliteDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'
import { contents, served, storeFiles, type Stored } from './store-files.ts'

const clock = testClock('2026-12-01T09:00:00.000+08:00')
const key = readBackupKey(newBackupKey())!
const another = readBackupKey(newBackupKey())!
const needs = { clock, version: '0.1.0', key }
let source: TestDatabase
let target: TestDatabase
let stored: Stored
let folder: string
let file: string
beforeAll(async () => {
  source = sqliteDatabase()
  stored = await storeFiles(source)
  folder = join(source.place.dataFolder, 'backups')
  file = join(folder, (await makeBackup(source.place, folder, needs)).file)
})
afterAll(() => source.drop())
beforeEach(() => (target = sqliteDatabase()))
afterEach(() => target.drop())

const restore = (by = { key } as { key?: typeof key }) => restoreBackup(file, target.place, { clock, ...by })
const sealedFile = (hash: string) => join(folder, `files-${key.name}`, hash.slice(0, 2), hash.slice(2))

/** The outcome of a restore, or its refusal, while a file is altered; the file is put back afterwards. */
async function whileAltered(
  path: string,
  alter: (bytes: Buffer) => Buffer,
  work: () => Promise<unknown> = restore,
) {
  const before = readFileSync(path)
  writeFileSync(path, alter(before))
  try {
    return await work().catch((error: unknown) => (error as Error).message)
  } finally {
    writeFileSync(path, before)
  }
}
/** A content as it was encrypted before names of backups were bound to it. */
function sealedFormerly(content: Buffer, as: string): Buffer {
  const vector = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key.secret, vector).setAAD(Buffer.from(as))
  const parts = [cipher.update(content), cipher.final()]
  return Buffer.concat([
    Buffer.from('XUSHI:1:'),
    Buffer.from(key.name, 'hex'),
    vector,
    ...parts,
    cipher.getAuthTag(),
  ])
}
const cutShort = (bytes: Buffer) => bytes.subarray(0, -100)
const oneByteAltered = (bytes: Buffer) => {
  const altered = Buffer.from(bytes)
  altered[500]! ^= 1
  return altered
}

describe('an encrypted backup', () => {
  it('shows nothing of the data, beside it neither, and says by which key it is encrypted', () => {
    expect(readdirSync(folder).toSorted()).toEqual([
      `files-${key.name}`,
      expect.stringMatching(/^xushi-[\d-]+\.db\.enc$/),
      expect.stringMatching(/\.db\.enc\.json$/),
    ])
    expect(readFileSync(file).includes('CREATE TABLE')).toBe(false)
    expect(readFileSync(sealedFile(stored.first)).includes('佐证')).toBe(false)
    expect(JSON.parse(readFileSync(manifestOf(file), 'utf8'))).toMatchObject({
      encrypted: key.name,
      files: 2,
    })
    // Nothing that was not encrypted is left beside the database.
    expect(readdirSync(source.place.dataFolder).filter((name) => name.includes('copy'))).toEqual([])
  })

  it('comes back with its files, byte for byte', async () => {
    expect(await restore()).toMatchObject({ files: 2, manifest: true, isOfFormerSeal: false })
    expect((await served(target, stored.first))?.equals(contents.first)).toBe(true)
    expect(readdirSync(target.place.dataFolder).toSorted()).toEqual(['files', 'xushi.db'])
  })

  it.each([
    ['without its key', {}, `是加密的备份（钥匙 ${key.name}）`],
    ['with another key', { key: another }, `是用另一把钥匙（${key.name}）加密的`],
  ])('is refused %s', async (_, by, found) => {
    await expect(restore(by)).rejects.toThrow(found)
    expect(readdirSync(target.place.dataFolder)).toEqual([])
  })

  it.each([
    ['cut short', cutShort],
    ['altered', oneByteAltered],
  ])('is refused where it was %s, by its manifest and without it, and leaves nothing', async (_, alter) => {
    expect(await whileAltered(file, alter)).toContain('与清单不符')
    const manifest = readFileSync(manifestOf(file))
    rmSync(manifestOf(file))
    expect(await whileAltered(file, alter)).toContain('解不开：文件不完整或被改动')
    writeFileSync(manifestOf(file), manifest)
    expect(readdirSync(target.place.dataFolder)).toEqual([])
  })

  it('is refused where a file beside it was altered, cut short or is another’s', async () => {
    const path = sealedFile(stored.first)
    for (const alter of [cutShort, oneByteAltered, () => readFileSync(sealedFile(stored.second))])
      expect(await whileAltered(path, alter)).toContain('台账.csv')
    expect(readdirSync(target.place.dataFolder)).toEqual([])
  })

  it('has no copy beside it that is not encrypted, and none is taken in its place', async () => {
    const refusal = '没有设 XUSHI_BACKUP_KEY'
    await expect(makeBackup(source.place, folder, { clock, version: '0.1.0' })).rejects.toThrow(refusal)
    const plain = join(source.place.dataFolder, 'xushi.db')
    const bytes = readFileSync(plain)
    const manifest = readFileSync(manifestOf(file), 'utf8')
    const told = JSON.parse(manifest) as { size: number; sha256: string }
    const forged = { ...told, size: bytes.length, sha256: await sha256Of(plain) }
    writeFileSync(manifestOf(file), JSON.stringify(forged))
    expect(await whileAltered(file, () => bytes)).toContain('没有加密，而清单说它是加密的')
    rmSync(manifestOf(file))
    expect(await whileAltered(file, () => bytes)).toContain('没有加密，而设有 XUSHI_BACKUP_KEY')
    writeFileSync(manifestOf(file), manifest)
    expect(readdirSync(target.place.dataFolder)).toEqual([])
  })

  it('is refused under the name of another backup, whatever a manifest says, and so is a file in its place', async () => {
    clock.advance(1_000)
    const later = join(folder, (await makeBackup(source.place, folder, needs)).file)
    const manifest = readFileSync(manifestOf(later), 'utf8')
    for (const other of [file, sealedFile(stored.first)]) {
      const bytes = readFileSync(other)
      const forged = { size: bytes.length, sha256: await sha256Of(other) }
      writeFileSync(manifestOf(later), JSON.stringify({ ...(JSON.parse(manifest) as object), ...forged }))
      const passedOff = () => restoreBackup(later, target.place, { clock, key })
      expect(await whileAltered(later, () => bytes, passedOff)).toContain('不是这个名字的那份备份')
    }
    rmSync(later)
    rmSync(manifestOf(later))
    expect(readdirSync(target.place.dataFolder)).toEqual([])
  })

  it('opens as an earlier release encrypted it, with the files beside it, and says so', async () => {
    const path = sealedFile(stored.first)
    const [content, manifest] = [readFileSync(path), readFileSync(manifestOf(file))]
    rmSync(manifestOf(file))
    writeFileSync(path, sealedFormerly(contents.first, stored.first))
    const plain = readFileSync(join(source.place.dataFolder, 'xushi.db'))
    const restored = await whileAltered(file, () => sealedFormerly(plain, 'database'))
    expect(restored).toMatchObject({ files: 2, isOfFormerSeal: true })
    writeFileSync(path, content)
    writeFileSync(manifestOf(file), manifest)
  })

  it('mends a file beside it that was cut short, and begins a folder of its own with the next key', async () => {
    clock.advance(1_000)
    truncateSync(sealedFile(stored.second), 20)
    await makeBackup(source.place, folder, needs)
    expect(await restore()).toMatchObject({ files: 2 })
    clock.advance(1_000)
    await makeBackup(source.place, folder, { ...needs, key: another })
    expect(existsSync(join(folder, `files-${another.name}`))).toBe(true)
  })
})
