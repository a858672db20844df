import { createHash } from 'node:crypto'
import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { faultOfContent } from '#server/db/files/file-contents.ts'
import { appendReferring } from '#server/db/files/refer-to-files.ts'
import { fileUses } from '#server/files/file-types.ts'
import { anyEntry } from '#tests/support/databases/any-entry.ts'
import { openTestFiles, type TestFiles } from '#tests/support/databases/test-files.ts'

const day = 24 * 3_600_000

let opened: TestFiles
beforeEach(async () => {
  opened = await openTestFiles()
})
afterEach(() => opened.stop())

const { evidence } = fileUses
const text = Buffer.from('2024年10月佐证')
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const put = (content: Iterable<Buffer> | AsyncIterable<Buffer>, name = '佐证.txt') =>
  opened.files.put(content, { use: evidence, name, by: 'person:1' })
const contentOf = async (hash: string) => buffer((await opened.files.open(hash))!.content)
const rows = async () => opened.store.reader.db.select().from(opened.store.reader.tables.file)
const refer = (hash: string, name = '佐证.txt') =>
  opened.store.write((writer) => appendReferring(writer, anyEntry, [{ hash, name }]))

/** A stream of pieces, which may break off. */
async function* pieces(count: number, piece: Buffer, broken = false) {
  for (let place = 0; place < count; place += 1) yield Promise.resolve(piece)
  if (broken) throw new Error('the client went away')
}

describe('put', () => {
  it('keeps a content under its hash, and gives it back to the byte', async () => {
    const stored = await put([text])
    expect(stored).toEqual({ hash: hashOf(text), size: 18, type: 'text/plain', name: '佐证.txt' })
    expect(await opened.files.has(stored.hash)).toBe(true)
    const file = (await opened.files.open(stored.hash))!
    expect(file).toMatchObject({ size: 18, type: 'text/plain' })
    expect(await buffer(file.content)).toEqual(text)
    expect(await rows()).toEqual([
      {
        hash: stored.hash,
        size: 18,
        type: 'text/plain',
        storedAt: '2024-10-31T10:00:00.000+08:00',
        storedBy: 'person:1',
      },
    ])
    expect(opened.received()).toEqual([])
  })

  it('keeps a content that comes in several pieces', async () => {
    const line = Buffer.from('0123456789abcdef\n'.repeat(6_000))
    const whole = Buffer.concat(Array.from({ length: 7 }, () => line))
    const stored = await put(pieces(7, line))
    expect(stored).toMatchObject({ hash: hashOf(whole), size: 714_000 })
    expect((await contentOf(stored.hash)).equals(whole)).toBe(true)
    expect(await faultOfContent(opened.contents, stored.hash)).toBeUndefined()
  })

  it('keeps the same content once, whatever it is called, also where two bring it at once', async () => {
    const [first, second] = await Promise.all([put([text], '一.txt'), put(Readable.from([text]), '二.txt')])
    const third = await put([text], '三.csv')
    expect([first.hash, second.hash, third.hash]).toEqual(Array(3).fill(hashOf(text)))
    expect([first.name, second.name, third.name]).toEqual(['一.txt', '二.txt', '三.csv'])
    expect(await rows()).toHaveLength(1)
    expect(await opened.kept()).toEqual([hashOf(text)])
    expect(opened.received()).toEqual([])
  })

  it('leaves nothing of an upload that breaks off', async () => {
    await expect(put(pieces(3, text, true))).rejects.toThrow('the client went away')
    expect(await opened.kept()).toEqual([])
    expect(await rows()).toEqual([])
    expect(opened.received()).toEqual([])
  })

  it('refuses what is longer than the use allows, without reading on', async () => {
    let read = 0
    async function* endless() {
      for (;;) {
        read += 1
        yield Promise.resolve(Buffer.alloc(1024 * 1024, 'a'))
      }
    }
    await expect(put(endless())).rejects.toMatchObject({
      code: 'file-too-large',
      status: 413,
      message: '文件超过 20 MB，没有保存。请压缩图片或分成几个文件后再传。',
    })
    expect(read).toBeLessThan(40)
    expect(opened.received()).toEqual([])
  })

  it('leaves nothing of what it refuses', async () => {
    await expect(put([Buffer.from('MZ\0\0')])).rejects.toMatchObject({ code: 'file-type-not-allowed' })
    expect(await opened.kept()).toEqual([])
    expect(opened.received()).toEqual([])
  })
})

describe('open', () => {
  it('knows nothing of a file that was never stored', async () => {
    expect(await opened.files.open(hashOf(text))).toBeUndefined()
    expect(await opened.files.has(hashOf(text))).toBe(false)
  })

  it('fails where the content of a known file is gone', async () => {
    const { hash } = await put([text])
    await opened.lose()
    await expect(opened.files.open(hash)).rejects.toThrow(`The content of file ${hash} is missing`)
  })
})

describe('sweep', () => {
  it('takes away after a day what nothing refers to, and leaves what an entry of the ledger does', async () => {
    const kept = await put([text])
    const orphan = await put([Buffer.from('没有用上')])
    await refer(kept.hash)
    opened.clock.advance(day)
    await opened.files.sweep()
    expect(await opened.files.has(orphan.hash)).toBe(true)
    opened.clock.advance(1)
    await opened.files.sweep()
    expect(await opened.kept()).toEqual([kept.hash])
    expect((await rows()).map(({ hash }) => hash)).toEqual([kept.hash])
    await expect(refer(orphan.hash)).rejects.toMatchObject({ code: 'not-found' })
    expect((await put([Buffer.from('没有用上')])).hash).toBe(orphan.hash)
    expect(await contentOf(orphan.hash)).toEqual(Buffer.from('没有用上'))
  })

  it('counts the day anew for what was brought once more', async () => {
    const { hash } = await put([text])
    opened.clock.advance(day)
    await put([text])
    opened.clock.advance(day)
    await opened.files.sweep()
    expect(await contentOf(hash)).toEqual(text)
  })

  it('leaves the time of what is referred to as it is', async () => {
    const { hash } = await put([text])
    await refer(hash)
    opened.clock.advance(day)
    await put([text])
    expect((await rows())[0]?.storedAt).toBe('2024-10-31T10:00:00.000+08:00')
  })

  it('takes away what a process that was killed left behind: half received, or kept without a row', async () => {
    const { receiving } = opened.contents
    const paths = ['.xushi-1.partial', '.xushi-2.partial', 'another', 'whole'].map((name) =>
      join(receiving, name),
    )
    for (const path of paths) writeFileSync(path, text)
    const longAgo = new Date('2024-10-29T10:00:00+08:00')
    for (const path of [paths[0]!, paths[2]!, paths[3]!]) utimesSync(path, longAgo, longAgo)
    opened.clock.set('2024-10-29T10:00:00.000+08:00')
    await opened.contents.keep(hashOf(text), paths[3]!)
    opened.clock.set('2024-10-31T10:00:00.000+08:00')
    expect(await opened.kept()).toEqual([hashOf(text)])
    await opened.files.sweep()
    expect(await opened.kept()).toEqual([])
    expect(opened.received()).toEqual(expect.arrayContaining(['.xushi-2.partial', 'another']))
    expect(opened.received()).not.toContain('.xushi-1.partial')
  })
})
