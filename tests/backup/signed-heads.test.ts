import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anchorsIn, beginSigning, noteDailyHead, noteHead } from '#server/backup/daily-heads.ts'
import { makeBackup } from '#server/backup/make-backup.ts'
import { manifestOf } from '#server/backup/manifest.ts'
import { restoreBackup } from '#server/backup/restore-backup.ts'
import { faultOfSignatures } from '#server/backup/signing/fault-of-signatures.ts'
import { newSigningKeys, signerWith } from '#server/backup/signing/signatures.ts'
import { openStore } from '#server/db/open-store.ts'
import type { Store } from '#server/db/store.ts'
import { anyEntry } from '#tests/support/databases/any-entry.ts'
import { sqliteDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'
import { onlyBackup } from './only-backup.ts'

const clock = testClock('2026-12-01T03:50:00.000+08:00')
const pair = newSigningKeys()
const signer = signerWith(pair.privatePem)!
const other = signerWith(newSigningKeys().privatePem)!
let database: TestDatabase
let store: Store
let folder: string
let heads: string
let end: { readonly sequence: number; readonly hash: string }
beforeAll(async () => {
  database = sqliteDatabase()
  folder = join(database.place.dataFolder, 'backups')
  heads = join(folder, 'ledger-heads.txt')
  store = await openStore(database.place, clock)
  await store.write((writer) => writer.append(anyEntry))
  end = await makeBackup(database.place, folder, { clock, version: '0.1.0', signer })
  clock.advance(86_400_000)
  await noteDailyHead(store.reader, folder, { ...end, at: clock.now() }, signer)
  clock.advance(86_400_000)
})
afterAll(async () => {
  await store.close()
  await database.drop()
})

/** The fault that is found while a file of lines or a manifest is rewritten; it is put back afterwards. */
async function faultAfter(file: string, rewrite: (text: string) => string): Promise<string | undefined> {
  const before = readFileSync(file, 'utf8')
  writeFileSync(file, rewrite(before))
  try {
    return faultOfSignatures(await anchorsIn(folder), signer.keys)?.fault
  } finally {
    writeFileSync(file, before)
  }
}

const line = 'ledger-heads.txt 2026-12-02 那一行'
const forgedHash = 'ab'.repeat(32)

describe('signatures of daily ends and of manifests', () => {
  it('fit as they were written', async () => {
    expect(readFileSync(heads, 'utf8')).toMatch(/^\S+ \d+:[0-9a-f]{64} ed25519:[0-9a-f]{16}:\S+\n$/)
    expect(await faultAfter(heads, (text) => text)).toBeUndefined()
  })

  it.each([
    [
      'has another hash',
      (text: string) => text.replace(/:[0-9a-f]{64} /, `:${forgedHash} `),
      `${line}的签名不符`,
    ],
    ['has another day', (text: string) => text.replace('2026-12-02', '2026-12-03'), '的签名不符'],
    [
      'cannot be read',
      (text: string) => text.replace('2026-12-02', ' 2026-12-02'),
      'ledger-heads.txt 第 1 行读不懂',
    ],
    ['has lost its signature', (text: string) => text.replace(/ ed25519.*/, ''), `${line}没有签名，而 `],
    [
      'is signed by a stranger',
      () => `2026-12-02T03:50:00.000+08:00 9:${forgedHash} ed25519:${'0'.repeat(16)}:AAAA\n`,
      `${line}由不认识的钥匙 ${'0'.repeat(16)} 签名`,
    ],
  ])('name a line that %s', async (_, rewrite, found) => {
    expect(await faultAfter(heads, rewrite)).toContain(found)
  })

  it('name a manifest that was rewritten, also by somebody with another key', async () => {
    const manifest = join(folder, manifestOf(onlyBackup(folder)))
    const found = await faultAfter(manifest, (text) => text.replace(end.hash, forgedHash))
    expect(found).toContain(`备份 ${onlyBackup(folder)} 的清单的签名不符`)
    const misspelt = await faultAfter(manifest, (text) => text.replace('"engine"', '"engin"'))
    expect(misspelt).toContain(`清单 ${onlyBackup(folder)}.json 读不懂`)
    const { key } = other.sign('')
    const byAnotherKey = await faultAfter(manifest, (text) => text.replace(/"key": "\w+"/, `"key": "${key}"`))
    expect(byAnotherKey).toContain(`由不认识的钥匙 ${key} 签名`)
  })

  it('are missed where all of them were taken away', async () => {
    const unsigned = (await anchorsIn(folder)).map((one) => ({
      ...one,
      signed: { ...one.signed, signature: undefined },
    }))
    expect(faultOfSignatures(unsigned, signer.keys)?.fault).toContain('没有一处签名')
  })

  it('are taken of former keys, which stand in the public file', async () => {
    const next = signerWith(newSigningKeys().privatePem, pair.publicPem)!
    expect(faultOfSignatures(await anchorsIn(folder), next.keys)).toBeUndefined()
  })

  it('keep the next backup and the next day from going on over a line that was rewritten', async () => {
    const before = readFileSync(heads, 'utf8')
    writeFileSync(heads, before.replace(/ ed25519.*/, ''))
    const needs = { clock, version: '0.1.0', signer }
    await expect(makeBackup(database.place, folder, needs)).rejects.toThrow(`${line}没有签名`)
    await expect(noteDailyHead(store.reader, folder, { ...end, at: clock.now() }, signer)).rejects.toThrow(
      '没有签下今天的末条',
    )
    writeFileSync(heads, before)
  })

  it('keep the next day from signing a ledger that an earlier end contradicts', async () => {
    const before = readFileSync(heads, 'utf8')
    const forged = { at: clock.now(), sequence: end.sequence, hash: forgedHash }
    await noteHead(folder, forged, signer)
    clock.advance(1_000)
    await expect(noteDailyHead(store.reader, folder, { ...end, at: clock.now() }, signer)).rejects.toThrow(
      '没有签下今天的末条',
    )
    writeFileSync(heads, before)
  })

  it('keep a backup with a rewritten manifest from being restored', async () => {
    const file = join(folder, onlyBackup(folder))
    const before = readFileSync(manifestOf(file), 'utf8')
    writeFileSync(manifestOf(file), before.replace('"version": "0.1.0"', '"version": "0.1.1"'))
    const target = sqliteDatabase()
    const restore = () => restoreBackup(file, target.place, { clock, keys: signer.keys })
    await expect(restore()).rejects.toThrow('清单签名不符')
    writeFileSync(manifestOf(file), before)
    expect(await restore()).toMatchObject({ signed: true })
    await target.drop()
  })

  it('are there from the first start of a young ledger on, and later by an operator alone', async () => {
    const fresh = join(folder, 'fresh')
    const head = { ...end, at: clock.now() }
    expect(await beginSigning(store.reader, fresh, head, signer)).toContain('npm run ledger -- head')
    // The folder may have been emptied, to have a rewritten ledger signed anew.
    await expect(makeBackup(database.place, fresh, { clock, version: '0.1.0', signer })).rejects.toThrow(
      '没有一处签名',
    )
    await expect(noteDailyHead(store.reader, fresh, head, signer)).rejects.toThrow('没有一处签名')
    const young = { ...end, at: '2026-12-01T03:50:00.000+08:00' }
    expect(await beginSigning(store.reader, fresh, young, signer)).toBeUndefined()
    expect(faultOfSignatures(await anchorsIn(fresh), signer.keys)).toBeUndefined()
  })

  it('keep what is made without the key out of their folder, where it would read as forged', async () => {
    const before = readdirSync(folder)
    const refusal = '没有设 XUSHI_SIGNING_KEY'
    await expect(makeBackup(database.place, folder, { clock, version: '0.1.0' })).rejects.toThrow(refusal)
    await expect(noteHead(folder, { ...end, at: clock.now() })).rejects.toThrow(refusal)
    await expect(noteDailyHead(store.reader, folder, { ...end, at: clock.now() })).rejects.toThrow(refusal)
    expect(readdirSync(folder)).toEqual(before)
  })

  it('are begun by an operator alone where ends without any were noted before', async () => {
    const older = sqliteDatabase()
    const at = clock.now()
    const noted = join(older.place.dataFolder, 'backups')
    await noteDailyHead(store.reader, noted, { ...end, at })
    expect(await beginSigning(store.reader, noted, { ...end, at }, signer)).toContain(
      'npm run ledger -- head',
    )
    await expect(noteDailyHead(store.reader, noted, { ...end, at }, signer)).rejects.toThrow(
      'npm run ledger -- head',
    )
    clock.advance(1_000)
    await noteHead(noted, { ...end, at: clock.now() }, signer)
    clock.advance(1_000)
    await noteDailyHead(store.reader, noted, { ...end, at: clock.now() }, signer)
    expect(faultOfSignatures(await anchorsIn(noted), signer.keys)).toBeUndefined()
    await older.drop()
  })
})
