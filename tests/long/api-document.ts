import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { apiToken, startServer } from '#tests/support/servers/server-process.ts'

/**
 * `npm run api-document` has the OpenAPI document of a running server linted by Redocly and Spectral, and a client generated from it by
 * openapi-typescript, which is compiled strictly and used. It ends with 1 at the first that fails. The tools are installed in a folder of
 * their own, by their own lock.
 */
const folder = mkdtempSync(join(tmpdir(), 'xushi-api-'))

function run(program: string, ...args: string[]): void {
  const { status, error } = spawnSync(program, args, { cwd: folder, stdio: 'inherit' })
  if (error !== undefined || status !== 0) throw new Error(`${[program, ...args].join(' ')} failed`)
}

try {
  cpSync(join(import.meta.dirname, 'api-tools'), folder, { recursive: true })
  run('npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error')
  mkdirSync(join(folder, 'made'))
  const server = await startServer()
  try {
    const answer = await fetch(`${server.url}/api/openapi.json`)
    writeFileSync(join(folder, 'made/openapi.json'), await answer.text())
    run(process.execPath, 'lint.mjs', 'made/openapi.json')
    run('npx', 'openapi-typescript', 'made/openapi.json', '--output', 'made/api.d.ts')
    run('npx', 'tsc', '--project', '.')
    run(process.execPath, 'made/client.mjs', server.url, apiToken)
  } finally {
    await server.stop()
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
