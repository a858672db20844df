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

/** A measured server with so many observations stored. */
export interface FilledServer extends BenchServer {
  /** Observations that were stored. */
  readonly size: number
  /** Of the database, the few records of first start included. */
  readonly bytes: number
}

/** Verifying more than this would take longer than all else. */
const verified = 1_000_000

/** @throws Error where what was stored in bulk would not verify as what was posted does */
export async function filledServer(size: number): Promise<FilledServer> {
  const data = mkdtempSync(join(tmpdir(), 'xushi-'))
  // First start brings the tables and the catalogue.
  await (await startServer({ data })).stop()
  progress(`storing ${size.toLocaleString('en')} observations`)
  fillStore(data, size)
  const file = join(data, 'xushi.db')
  if (size < verified) await verify(file)
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
