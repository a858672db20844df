import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs `npm run ledger -- verify` on a data folder. */
export function verifyLedger(data: string): { readonly passed: boolean; readonly output: string } {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'ledger', '--', 'verify'], {
    cwd: root,
    env: { PATH: process.env['PATH'], XUSHI_DATA: data },
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  return { passed: status === 0, output: stdout + stderr }
}
