import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeEnvironment } from '../node-environment.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/**
 * `npm run ledger -- verify` on a data folder or a PostgreSQL database, by the program of a folder; npm itself is left
 * out, since tests call it often.
 */
export function verifyLedger(
  data: string,
  databaseUrl = '',
  { program = root, expect = [] }: { readonly program?: string; readonly expect?: readonly string[] } = {},
): { readonly passed: boolean; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(program, 'server/commands/ledger.ts'),
      'verify',
      ...expect.flatMap((anchor) => ['--expect', anchor]),
    ],
    {
      env: { ...nodeEnvironment(), XUSHI_DATA: data, DATABASE_URL: databaseUrl },
      encoding: 'utf8',
      timeout: 100_000,
    },
  )
  return { passed: status === 0, output: stdout + stderr }
}
