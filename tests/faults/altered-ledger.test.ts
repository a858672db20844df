import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOfflineReader } from '#server/db/copies/offline-reader.ts'
import { unsoundText, verifyLedger as verifyRows } from '#server/records/verify-ledger.ts'
import { callApi } from '#tests/support/callers/api-call.ts'
import { verifyLedger } from '#tests/support/servers/ledger-command.ts'
import { startServer } from '#tests/support/servers/server-process.ts'
import { valueToPost } from '#tests/support/given/values-to-post.ts'

const original = mkdtempSync(join(tmpdir(), 'xushi-'))
const altered = mkdtempSync(join(tmpdir(), 'xushi-'))
let row = 0

beforeAll(async () => {
  const server = await startServer({ data: original })
  for (let index = 0; index < 5; index += 1) {
    const { body } = await callApi<{ sequence: number }>(server, '/api/observations', {
      items: [valueToPost(index)],
    })
    if (index === 2) row = body.sequence
  }
  await server.kill('SIGTERM')
})
afterAll(() => {
  for (const folder of [original, altered]) rmSync(folder, { recursive: true, force: true })
})

/** A copy of the database is altered by a person with access to the file. */
function alter(tampering: (database: Database.Database) => void): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(altered, `xushi.db${suffix}`), { force: true })
  const source = new Database(join(original, 'xushi.db'))
  source.pragma('wal_checkpoint(TRUNCATE)')
  source.close()
  copyFileSync(join(original, 'xushi.db'), join(altered, 'xushi.db'))
  const database = new Database(join(altered, 'xushi.db'))
  tampering(database)
  database.close()
}

/** An altered copy is verified by the command. */
function verifyAfter(tampering: (database: Database.Database) => void, expected: readonly string[] = []) {
  alter(tampering)
  return verifyLedger(altered, '', { expect: expected })
}

/** The fault of an altered copy in words, found without a process of its own; undefined: it is sound. */
async function faultAfter(tampering: (database: Database.Database) => void): Promise<string | undefined> {
  alter(tampering)
  const opened = await openOfflineReader({ databaseUrl: '', dataFolder: altered })
  const found = await verifyRows(opened.reader).finally(() => opened.close())
  return found.sound ? undefined : unsoundText(found)
}

describe('npm run ledger -- verify', () => {
  it('passes for a ledger that nobody touched', () => {
    const { passed, output } = verifyAfter(() => undefined)
    expect(passed, output).toBe(true)
  })

  it.each(['at', 'actor', 'kind', 'subject', 'payload', 'previous_hash', 'hash'])(
    'fails and names the row when one byte of %s is altered, first or last',
    async (column) => {
      for (const place of ['1', `length(${column})`]) {
        const fault = await faultAfter((database) => {
          const { text, at } = database
            .prepare<[number], { text: string; at: number }>(
              `select ${column} as text, ${place} as at from ledger where sequence = ?`,
            )
            .get(row)!
          const other = text[at - 1] === '0' ? '1' : '0'
          database
            .prepare(`update ledger set ${column} = ? where sequence = ?`)
            .run(text.slice(0, at - 1) + other + text.slice(at), row)
        })
        expect(fault, `${column} ${place}`).toMatch(new RegExp(`(?<!\\d)${row}(?!\\d)`))
      }
    },
  )

  it('fails and names the place when a row is removed', () => {
    const { passed, output } = verifyAfter((database) =>
      database.prepare('delete from ledger where sequence = ?').run(row),
    )
    expect(passed).toBe(false)
    expect(output).toMatch(new RegExp(`(?<!\\d)${row}(?!\\d)`))
  })

  it('fails and names the row when its sequence is altered', () => {
    const { passed, output } = verifyAfter((database) => {
      database.prepare('delete from ledger where sequence > ?').run(row)
      database.prepare('update ledger set sequence = ? where sequence = ?').run(row + 7, row)
    })
    expect(passed).toBe(false)
    expect(output).toMatch(new RegExp(`(?<!\\d)(?:${row + 7}|${row})(?!\\d)`))
  })

  it('fails when an observation says something else than its entry', () => {
    const { passed, output } = verifyAfter((database) =>
      database.prepare("update observation set value = '11' where sequence = ?").run(row),
    )
    expect(passed).toBe(false)
    expect(output).toMatch(new RegExp(`(?<!\\d)${row}(?!\\d)`))
  })

  it('holds a noted head against the ledger, and fails where that end of the ledger is gone', () => {
    const untouched = verifyAfter(() => undefined)
    const [, head] = /--expect (\d+:[0-9a-f]{64})/.exec(untouched.output) ?? []
    expect(verifyAfter(() => undefined, [head!]).output).toContain('与系统之外所记的 1 处')
    const { passed, output } = verifyAfter(
      (database) => {
        database.prepare('delete from observation where sequence = (select max(sequence) from ledger)').run()
        database.prepare('delete from decision where sequence = (select max(sequence) from ledger)').run()
        database.prepare('delete from ledger where sequence = (select max(sequence) from ledger)').run()
      },
      [head!],
    )
    expect(passed, output).toBe(false)
    expect(output).toContain(`第 ${head!.split(':')[0]} 号：底账只到第`)
  })

  it('tells its usage where `--expect` is given something that is no head', () => {
    const { passed, output } = verifyAfter(() => undefined, ['115'])
    expect(passed).toBe(false)
    expect(output).toContain('--expect <序号>:<哈希>')
  })
})
