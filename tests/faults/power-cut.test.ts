import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { verifyLedger } from '#tests/support/ledger-command.ts'
import { seededRandom } from '#metrics/seeded-random.ts'
import { startServer } from '#tests/support/server-process.ts'
import { postUntilCut, type Posted } from './post-until-cut.ts'
import { readBack } from './read-back.ts'

const cuts = 20
const clients = 4
const data = mkdtempSync(join(tmpdir(), 'xushi-'))
const seed = Number(process.env['XUSHI_TEST_SEED'] ?? Date.now() % 1_000_000)

afterAll(() => rmSync(data, { recursive: true, force: true }))

describe('kill -9 while values are posted', () => {
  it(`keeps every acknowledged value and no half of any, ${cuts} times (XUSHI_TEST_SEED=${seed})`, async () => {
    const random = seededRandom(String(seed))
    const posted: Posted[] = []
    for (let cut = 0; cut < cuts; cut += 1) {
      const server = await startServer({ data })
      const posting = Array.from({ length: clients }, (_, client) =>
        postUntilCut(server, (cut * clients + client) * 1_000, random),
      )
      await pause(20 + random() * 300)
      await server.kill('SIGKILL')
      posted.push(...(await Promise.all(posting)).flat())

      const ledger = verifyLedger(data)
      expect(ledger.passed, ledger.output).toBe(true)
      const stored = readBack(data)
      expect(stored.rowsWithoutEntry).toEqual([])
      expect(stored.entriesWithoutRow).toEqual([])
      const wrong = posted.filter(({ values, acknowledged }) => {
        const found = values.filter((value) => stored.values.has(value)).length
        return acknowledged ? found !== values.length : found !== 0 && found !== values.length
      })
      expect(wrong).toEqual([])
    }
    expect(posted.filter(({ acknowledged }) => acknowledged).length).toBeGreaterThan(cuts * clients)
  })
})
