import { ledgerKindNames } from '#metrics/wording/installation/ledger-kinds.ts'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ledgerAfter, type LedgerEntry } from '#server/db/ledger/ledger.ts'
import type { StoredRow, TableKey } from '#server/db/statements/insert-rows.ts'
import { tablePages } from '#server/db/statements/table-pages.ts'
import type { Reader } from '#server/db/store.ts'
import { cutBackRestored } from '#server/records/cut-back-restored.ts'
import { besideTheLedger, recordRows, records } from '#server/records/registry.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { wordsOf } from '#server/records/words.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'
import { rolledBack } from '#tests/support/databases/rolled-back.ts'
import { runSql } from '../db/run-sql.ts'
import { samplesOf, type ToldKind } from './samples.ts'

const now = '2024-11-02T08:00:00.000+08:00'
/** The contents of files, wherever the engine keeps them. */
const filesAtHand = { read: async (hash: string) => (await desk.server.deps.files.open(hash))?.content }
let desk: Desk
let samples: Awaited<ReturnType<typeof samplesOf>>

const rowsOf = async (reader: Reader, table: TableKey): Promise<StoredRow[]> => {
  const rows: StoredRow[] = []
  for await (const page of tablePages(reader, table)) rows.push(...page)
  return rows
}
const toldTables = recordRows.flatMap(({ tables }) => tables)
const contents = async (reader: Reader, tables: readonly TableKey[]) => {
  const all: Partial<Record<TableKey, StoredRow[]>> = {}
  for (const table of tables) all[table] = await rowsOf(reader, table)
  return all
}

/** The newest entry of each kind that has a sample, and, from before its act, the ledger's last sequence and the contents of all tables that the ledger tells. */
const acted = new Map<
  string,
  { entry: LedgerEntry; last: number; before: Awaited<ReturnType<typeof contents>> }
>()
beforeAll(async () => {
  desk = await openDesk()
  samples = await samplesOf(desk)
  const { store } = desk.server.deps
  for (const [kind, { act }] of Object.entries(samples)) {
    const [last, before] = [store.head().sequence, await contents(store.reader, toldTables)]
    await act()
    const entry = (await ledgerAfter(store.reader, last, 100)).findLast((one) => one.kind === kind)
    if (!entry) throw new Error(`Nothing of kind ${kind} came onto the ledger`)
    acted.set(kind, { entry, last, before })
  }
})
afterAll(() => desk.server.stop())

const toldKinds = Object.keys(records).filter(
  (kind) => !['ledger.begun', 'ledger.cut', 'account.stated'].includes(kind),
) as ToldKind[]
const withRows = toldKinds.filter((kind) => records[kind].rows !== null)

describe('records', () => {
  it('are exactly the kinds of a ledger on which every act was done, and this ledger is sound', async () => {
    const { reader } = desk.server.deps.store
    const kinds = new Set((await ledgerAfter(reader, 0, 1_000)).map(({ kind }) => kind))
    expect([...kinds].sort()).toEqual([...toldKinds].sort())
    expect(await verifyLedger(reader)).toMatchObject({ sound: true })
  })

  it.each(toldKinds)('have a schema that the payload of %s fits', (kind) => {
    expect(Value.Errors(records[kind].payload, JSON.parse(acted.get(kind)!.entry.payload))).toEqual([])
  })

  it.each(withRows)('find a forged row of %s', async (kind) => {
    const found = await rolledBack(desk.server.deps.store, async (writer) => {
      await runSql(writer, samples[kind].forgery!)
      return verifyLedger(writer)
    })
    expect(found).toMatchObject({ sound: false })
  })

  it.each(toldKinds)(
    'take %s back where the ledger is cut before it, and leave what it does not bear',
    async (kind) => {
      const { last, before } = acted.get(kind)!
      const { store } = desk.server.deps
      const beside = Object.keys(besideTheLedger) as (keyof typeof besideTheLedger)[]
      const { atFirst, after } = await rolledBack(store, async (writer) => {
        // The reading is within the transaction, since the server notes once a minute which tokens were used.
        const atFirst = await contents(writer, beside)
        await cutBackRestored(writer, filesAtHand, now, { toSequence: last })
        return {
          atFirst,
          after: { ...(await contents(writer, toldTables)), ...(await contents(writer, beside)) },
        }
      })
      // Messages that waited are no longer sent by themselves, and messages after the cut are gone.
      const held = (atFirst.outbox ?? [])
        .filter(({ sequence }) => Number(sequence) <= last)
        .map((row) =>
          row['nextAttemptAt'] === null
            ? row
            : { ...row, nextAttemptAt: null, lastError: expect.stringContaining('恢复自备份') as string },
        )
      // Files without a referring entry are removed.
      const referred = new Set(before.fileReference!.map(({ hash }) => hash))
      const kept = (rows: StoredRow[] = []) => rows.filter(({ hash }) => referred.has(hash))
      const stays = { ...atFirst, file: kept(atFirst.file), filePiece: kept(atFirst.filePiece) }
      const becomes = { stays, held: { outbox: held } } as Readonly<Record<string, typeof atFirst>>
      const left = beside.map((table) => [table, becomes[besideTheLedger[table]]?.[table] ?? []] as const)
      expect(after).toEqual({ ...before, ...Object.fromEntries(left) })
    },
  )
})

describe('wordsOf', () => {
  it.each(toldKinds)('tells of %s', (kind) => {
    expect(wordsOf(acted.get(kind)!.entry, desk.server.deps.catalogue.current())).toEqual(samples[kind].words)
  })

  it('tells of ledger.cut', async () => {
    const { store, catalogue } = desk.server.deps
    const cut = await rolledBack(store, async (writer) => {
      const { sequence } = store.head()
      await cutBackRestored(writer, filesAtHand, now, { toSequence: sequence - 1 })
      return (await ledgerAfter(writer, sequence - 1, 1))[0]!
    })
    const { sequence } = store.head()
    expect(wordsOf(cut, catalogue.current())).toBe(
      `恢复备份，底账截至第 ${sequence - 1} 号；其后至第 ${sequence} 号的撤去`,
    )
  })

  it('tells of what this program does not know, or cannot read, that it is so', () => {
    const index = desk.server.deps.catalogue.current()
    const unknown = { kind: 'planet.moved', subject: 'planet/7', payload: '{}' }
    expect(wordsOf(unknown, index)).toBe('本版本不认识的事项（planet.moved planet/7）')
    const other = { kind: 'person.created', subject: 'person:li', payload: '{"roles":"admin"}' }
    expect(wordsOf(other, index)).toBe('本版本读不懂的内容（person.created person:li）')
    expect(wordsOf({ ...other, payload: 'null' }, index)).toBe('内容读不懂（person.created）')
    expect(wordsOf({ ...other, payload: '{' }, index)).toBe('内容读不懂（person.created）')
  })

  it('and the filter of the auditor name the same kinds', () => {
    expect([...ledgerKindNames].sort()).toEqual(Object.keys(records).sort())
  })
})
