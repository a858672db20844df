import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '#server/clock.ts'
import { openSqliteStore } from '#server/db/sqlite/sqlite-store.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { startServer } from '#tests/support/servers/server-process.ts'
import { benchServer, type BenchServer } from './bench-server.ts'
import { fillStore } from './load/fill-store.ts'
import { progress } from './progress.ts'

/** A measured server with many stored observations. */
export interface FilledServer extends BenchServer {
  /** The number of stored observations. */
  readonly size: number
  /** The size of the database, including the records of the first start. */
  readonly bytes: number
}

/** The number of observations from which none are verified, since that would take longer than the rest of the bench. */
const unverifiedFrom = 1_000_000

/** @throws Error where the bulk-stored rows do not verify like posted ones */
export async function filledServer(size: number): Promise<FilledServer> {
  const data = mkdtempSync(join(tmpdir(), 'xushi-'))
  // The first start creates the tables and the catalogue.
  await (await startServer({ data })).stop()
  progress(`storing ${size.toLocaleString('en')} observations`)
  fillStore(data, size)
  const file = join(data, 'xushi.db')
  if (size < unverifiedFrom) await verify(file)
  const bytes = statSync(file).size
  const bench = await benchServer({ data })
  return {
    ...bench,
    size,
    bytes,
    stop: async () => {
      await bench.stop()
      rmSync(data, { recursive: true })
    },
  }
}

async function verify(file: string): Promise<void> {
  const store = await openSqliteStore({ file, clock: systemClock })
  const verification = await verifyLedger(store.reader)
  await store.close()
  if (!verification.sound) throw new Error(`entry ${verification.sequence}: ${verification.fault}`)
}
