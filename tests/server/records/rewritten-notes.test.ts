import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { headLine, readHeadLine } from '#server/backup/daily-heads.ts'
import type { NotedAnchor } from '#server/backup/signing/fault-of-signatures.ts'
import { newSigningKeys, signerWith } from '#server/backup/signing/signatures.ts'
import { verifyByNotes } from '#server/backup/signing/verify-by-notes.ts'
import { readContentsIn } from '#server/db/files/contents-in-database.ts'
import { ledgerHead } from '#server/db/ledger/ledger.ts'
import type { Writer } from '#server/db/store.ts'
import { rebuildChain } from '../db/rebuild-chain.ts'
import { rolledBack } from '#tests/support/databases/rolled-back.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'
import { runSql } from '../db/run-sql.ts'

const signer = signerWith(newSigningKeys().privatePem)!
let server: TestServer
let before: string
beforeAll(async () => {
  server = await startTestServer()
  before = headLine(server.deps.store.head(), signer)
  await approve(server, [stations(6_900, '441200', '05')])
})
afterAll(() => server.stop())

const noted = (line: string): NotedAnchor => readHeadLine(line, '那一行')!

/** The verification after somebody has altered the ledger and, by `rewrite`, the line of its present end in the folder of backups. */
function foundAfter(
  tamper: (writer: Writer) => Promise<void>,
  rewrite: (line: string, now: string) => string | undefined,
) {
  const { store } = server.deps
  const line = headLine(store.head(), signer)
  return rolledBack(store, async (writer) => {
    await tamper(writer)
    const rewritten = rewrite(line, headLine({ ...(await ledgerHead(writer)), at: store.head().at }))
    const lines = [before, rewritten].flatMap((one) => (one === undefined ? [] : noted(one)))
    return verifyByNotes(writer, readContentsIn(writer), lines, signer.keys)
  })
}

const cutTail = async (writer: Writer) => {
  const { sequence } = await ledgerHead(writer)
  await runSql(writer, sql`delete from observation where sequence = ${sequence}`)
  await runSql(writer, sql`delete from decision where sequence = ${sequence}`)
  await runSql(writer, sql`delete from ledger where sequence = ${sequence}`)
}
const rewriteValue = async (writer: Writer) => {
  await runSql(writer, sql`update ledger set payload = replace(payload, '"6900"', '"7900"')`)
  await runSql(writer, sql`update observation set value = '7900' where value = '6900'`)
  await rebuildChain(writer)
}
const rewriteChain = async (writer: Writer) => {
  await runSql(writer, sql`update ledger set actor = 'person:other' where sequence = 1`)
  await rebuildChain(writer)
}

describe('verify, where the line in the folder was rewritten together with the ledger', () => {
  it('finds both sound that nobody touched', async () => {
    expect(
      await foundAfter(
        async () => {},
        (line) => line,
      ),
    ).toMatchObject({ sound: true })
  })

  const signature = (line: string) => line.slice(line.indexOf(' ed25519'))
  it.each([
    [
      'a tail that was cut, whose line has no signature',
      cutTail,
      (_: string, now: string) => now,
      '那一行没有签名',
    ],
    [
      'a tail that was cut, whose line bears the old signature',
      cutTail,
      (line: string, now: string) => now + signature(line),
      '那一行的签名不符：这一处被改写',
    ],
    [
      'a value that was rewritten with the whole chain, whose line bears the old signature',
      rewriteValue,
      (line: string, now: string) => now + signature(line),
      '那一行的签名不符：这一处被改写',
    ],
    [
      'a chain that was forged from its beginning, whose last line is gone',
      rewriteChain,
      () => undefined,
      '哈希与那一行所记不同',
    ],
  ] as const)('finds and names %s', async (_, tamper, rewrite, found) => {
    expect(await foundAfter(tamper, rewrite)).toMatchObject({
      sound: false,
      fault: expect.stringContaining(found) as string,
    })
  })
})
