import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What `npm run ledger` runs; without npm around it, since tests call it often. */
const command = fileURLToPath(new URL('../../server/commands/ledger.ts', import.meta.url))

/** `npm run ledger -- verify` on a data folder. */
export function verifyLedger(data: string): { readonly passed: boolean; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'verify'], {
    env: { PATH: process.env['PATH'], XUSHI_DATA: data },
    encoding: 'utf8',
  })
  return { passed: status === 0, output: stdout + stderr }
}
