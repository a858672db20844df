import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ledgerAfter } from '#server/db/ledger/ledger.ts'
import type { Writer } from '#server/db/store.ts'
import { keepRecord, nextId, standingRecord, standingRecords } from '#server/records/keep-record.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'
import { rolledBack } from '#tests/support/databases/rolled-back.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const kind = 'light-rule'
const id = 'xushi-7'
const rule = (name: string) => ({ id, name })
const keep = (writer: Writer, content: object | null) =>
  keepRecord(writer, 'person:admin', { kind, id, content })
const within = <T>(work: (writer: Writer) => Promise<T>) => rolledBack(server.deps.store, work)

describe('keepRecord', () => {
  it('keeps each change as a version, the withdrawal too, told by the ledger', async () => {
    const { store } = server.deps
    const before = store.head().sequence
    const { rows, entries, found } = await within(async (writer) => {
      for (const content of [rule('甲'), rule('乙'), null]) await keep(writer, content)
      const { db, tables } = writer
      const kept = await db.select().from(tables.catalogueEntry)
      return {
        rows: kept.filter((row) => row.id === id),
        entries: await ledgerAfter(writer, before, 10),
        found: await verifyLedger(writer),
      }
    })
    expect(rows.sort((a, b) => a.version - b.version)).toMatchObject([
      { version: 1, body: '{"id":"xushi-7","name":"甲"}', origin: 'administrator', sequence: before + 1 },
      { version: 2, body: '{"id":"xushi-7","name":"乙"}', sequence: before + 2 },
      { version: 3, body: 'null', sequence: before + 3 },
    ])
    const told = { actor: 'person:admin', kind: 'catalogue.changed', subject: 'light-rule/xushi-7' }
    expect(entries).toMatchObject([told, told, told])
    expect(found).toMatchObject({ sound: true })
  })

  it('writes nothing where nothing changes', async () => {
    const { store } = server.deps
    const entries = await within(async (writer) => {
      for (let time = 0; time < 2; time += 1) await keep(writer, rule('甲'))
      return ledgerAfter(writer, store.head().sequence, 10)
    })
    expect(entries).toHaveLength(1)
  })
})

describe('standingRecord', () => {
  it('is the newest version, and nothing after it is withdrawn', async () => {
    const [none, first, second, gone] = await within(async (writer) => {
      const standing = [await standingRecord(writer, { kind, id })]
      for (const content of [rule('甲'), rule('乙'), null]) {
        await keep(writer, content)
        standing.push(await standingRecord(writer, { kind, id }))
      }
      return standing
    })
    expect([none, gone]).toEqual([undefined, undefined])
    expect(first).toEqual({ version: 1, content: rule('甲') })
    expect(second).toEqual({ version: 2, content: rule('乙') })
  })
})

describe('standingRecords', () => {
  it('are all of the kind that were not withdrawn', async () => {
    const shipped = await standingRecords(server.deps.store.reader, kind)
    expect([...shipped.keys()]).toContain('xushi-1')
    const [added, gone] = await within(async (writer) => {
      await keep(writer, rule('甲'))
      const added = await standingRecords(writer, kind)
      await keep(writer, null)
      return [added, await standingRecords(writer, kind)] as const
    })
    expect([...added.keys()]).toEqual([...shipped.keys(), id])
    expect([...gone.keys()]).toEqual([...shipped.keys()])
  })
})

describe('nextId', () => {
  it('follows the last of the series, also where that was withdrawn, and heeds no other', async () => {
    const next = (series: string) => within((writer) => nextId(writer, kind, series))
    expect(await next('xushi')).toBe('xushi-2')
    expect(await next('xu')).toBe('xu-1')
    const after = await within(async (writer) => {
      await keep(writer, rule('甲'))
      await keep(writer, null)
      return nextId(writer, kind, 'xushi')
    })
    expect(after).toBe('xushi-8')
  })
})
