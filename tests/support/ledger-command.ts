import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What `npm run ledger` runs; without npm around it, since tests call it often. */
const command = fileURLToPath(new URL('../../server/commands/ledger.ts', import.meta.url))

/** `npm run ledger -- verify` on a data folder, or on a PostgreSQL database. */
export function verifyLedger(
  data: string,
  databaseUrl = '',
): { readonly passed: boolean; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'verify'], {
    env: { PATH: process.env['PATH'], XUSHI_DATA: data, DATABASE_URL: databaseUrl },
    encoding: 'utf8',
  })
  return { passed: status === 0, output: stdout + stderr }
}
