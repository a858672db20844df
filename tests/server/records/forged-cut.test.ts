import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readContentsIn } from '#server/db/files/contents-in-database.ts'
import { insertEntries, ledgerHead, nextEntry } from '#server/db/ledger/ledger.ts'
import type { Writer } from '#server/db/store.ts'
import { faultOfAnchors, type Anchor } from '#server/records/verifying/anchors.ts'
import { cutBackRestored } from '#server/records/cut-back-restored.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { rolledBack } from '#tests/support/databases/rolled-back.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'
import { rebuildChain } from '../db/rebuild-chain.ts'
import { runSql } from '../db/run-sql.ts'

const later = '2024-11-02T08:00:00.000+08:00'
let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  for (const name of ['li', 'wang', 'zhao']) await server.person(name, ['reader'])
})
afterAll(() => server.stop())

/** The present end, as a signed line outside the database tells it. */
function signedEnd(): Anchor {
  const { sequence, hash, at } = server.deps.store.head()
  return { sequence, hash, at, from: '所给的', signed: { signature: {} } }
}

/** A cut as whoever writes the database would forge it, so that the ends that were noted are not looked for. */
const forgeCut =
  (last: number, place: (tip: number) => number = (tip) => tip + 1) =>
  async (writer: Writer) => {
    const tip = await ledgerHead(writer)
    const removed = { sequence: tip.sequence + 100, hash: tip.hash }
    const entry = { at: later, actor: 'system', kind: 'ledger.cut', subject: 'ledger' }
    const made = nextEntry(tip, { ...entry, payload: { last, removed } }, 'sha256')
    await insertEntries(writer, [{ ...made, sequence: place(tip.sequence) }])
  }

/** The actor of an entry is another, and the whole chain is computed again, so that it is sound by itself. */
const rewrite = async (writer: Writer) => {
  await runSql(writer, sql`update ledger set actor = 'person:nobody' where sequence = 1`)
  await rebuildChain(writer)
}

describe('faultOfAnchors', () => {
  it('does not take a cut for true that stands elsewhere than behind the last entry that it kept', async () => {
    const { signed: _, ...unsigned } = signedEnd()
    for (const anchor of [signedEnd(), unsigned]) {
      const held = await rolledBack(server.deps.store, async (writer) => {
        await rewrite(writer)
        await forgeCut(0)(writer)
        return faultOfAnchors(writer, await ledgerHead(writer), [anchor])
      })
      expect(held).toMatchObject({ fault: expect.stringContaining('被改写') as string })
    }
  })

  it('looks for signed ends behind a cut until a signed end or an operator confirms it', async () => {
    const anchor = signedEnd()
    const toSequence = anchor.sequence - 1
    await rolledBack(server.deps.store, async (writer) => {
      const { head, cut } = await cutBackRestored(writer, readContentsIn(writer), later, { toSequence })
      const held = (anchors: readonly Anchor[], confirmed?: number) =>
        faultOfAnchors(writer, head, anchors, confirmed)
      expect(cut).toBe(anchor.sequence)
      expect(await held([anchor])).toMatchObject({
        sequence: anchor.sequence,
        fault: expect.stringContaining(`npm run ledger -- head --cut ${cut}`) as string,
      })
      expect(await held([anchor], cut)).toBeUndefined()
      const { sequence, hash } = head
      const confirming = { ...anchor, sequence, hash, at: later }
      expect(await held([anchor, confirming])).toBeUndefined()
      expect(await held([anchor, { ...confirming, signed: { signature: undefined } }])).toBeDefined()
    })
  })
})

describe('verifyLedger', () => {
  it('names a row before the first, which no chain contains', async () => {
    const found = await rolledBack(server.deps.store, async (writer) => {
      await forgeCut(-1, () => 0)(writer)
      return verifyLedger(writer)
    })
    expect(found).toMatchObject({ sound: false, sequence: 0, fault: '底账从第 1 号起；这一行不是本系统所记' })
  })

  it('names an entry whose time lies before the one before, though the chain is sound', async () => {
    const found = await rolledBack(server.deps.store, async (writer) => {
      const tip = await ledgerHead(writer)
      const told = { actor: 'system', kind: 'audit.anchored', subject: 'audit', payload: {} }
      const made = nextEntry({ ...tip, at: '' }, { ...told, at: '2020-01-01T00:00:00.000+08:00' }, 'sha256')
      await insertEntries(writer, [made])
      return verifyLedger(writer)
    })
    expect(found).toMatchObject({ sound: false, fault: '时间早于上一条' })
  })
})
