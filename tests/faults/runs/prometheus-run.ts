import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '#tests/support/servers/free-port.ts'
import { isExecutable } from '#tests/support/install-debian-package.ts'
import { adminPassword, startServer } from '#tests/support/servers/server-process.ts'

const program = '/usr/bin/prometheus'
/** Seconds between two scrapes. */
const interval = 1
/** Milliseconds within which a change is seen: two scrapes, with time for a busy machine. */
const patience = 30_000

interface Target {
  readonly health: 'up' | 'down' | 'unknown'
  readonly lastError: string
}

/**
 * Prometheus itself scrapes a real server with a token for metrics alone, and then the token is revoked.
 * @returns true where the target was up with its figures, and down afterwards because of the 401
 */
export async function prometheusRun(say: (line: string) => void): Promise<boolean> {
  if (!isExecutable(program)) {
    say(`skipped: there is no ${program} (Debian: prometheus)`)
    return true
  }
  const server = await startServer()
  const folder = mkdtempSync(join(tmpdir(), 'xushi-'))
  try {
    const call = async (method: string, path: string, cookie: string, body?: object): Promise<Response> =>
      fetch(server.url + path, {
        method,
        headers: { ...(body && { 'content-type': 'application/json' }), cookie },
        ...(body && { body: JSON.stringify(body) }),
      })
    const signedIn = await call('POST', '/api/session', '', { name: 'admin', password: adminPassword })
    const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!
    const made = await call('POST', '/api/tokens', cookie, { name: '监控', rights: ['metrics'] })
    const { token, secret } = (await made.json()) as { token: { id: string }; secret: string }
    const port = await freePort()
    writeFileSync(join(folder, 'prometheus.yml'), configuration(secret, server.port), { mode: 0o600 })
    const child = spawn(
      program,
      [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { stdio: 'ignore' },
    )
    const exited = once(child, 'exit')
    try {
      const prometheus = `http://127.0.0.1:${port}/api/v1`
      const up = await seen(prometheus, ({ health }) => health === 'up')
      say(`with a token for metrics the target is ${up.health} ${up.lastError}`)
      const sequence = await valueOf(prometheus, 'xushi_ledger_sequence')
      say(`it tells the last entry of the ledger: ${sequence ?? 'nothing'}`)
      const revoked = performance.now()
      const answer = await call('DELETE', `/api/tokens/${token.id}`, cookie)
      const down = await seen(prometheus, ({ health }) => health === 'down')
      const after = Math.round(performance.now() - revoked)
      say(
        `once the token is revoked (${answer.status}) it is ${down.health} after ${after} ms: ${down.lastError}`,
      )
      return (
        up.health === 'up' && Number(sequence) > 0 && down.health === 'down' && /401/.test(down.lastError)
      )
    } finally {
      child.kill()
      await exited
    }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The configuration of docs/api.md. */
function configuration(secret: string, port: number): string {
  return `global: { scrape_interval: ${interval}s, scrape_timeout: ${interval}s }
scrape_configs:
  - job_name: xushi
    authorization: { credentials: ${secret} }
    static_configs: [{ targets: ['127.0.0.1:${port}'] }]
`
}

/** The only target, once it is in the wished state; else in its last one. */
async function seen(prometheus: string, isSo: (target: Target) => boolean): Promise<Target> {
  let last: Target = { health: 'unknown', lastError: 'Prometheus did not answer' }
  const givenUpAt = performance.now() + patience
  while (!isSo(last) && performance.now() < givenUpAt) {
    await pause(100)
    last = (await targetOf(prometheus)) ?? last
  }
  return last
}

async function targetOf(prometheus: string): Promise<Target | undefined> {
  // Nothing answers before Prometheus is up.
  const answer = await fetch(`${prometheus}/targets`).catch(() => undefined)
  if (!answer?.ok) return undefined
  const { data } = (await answer.json()) as { data: { activeTargets: readonly Target[] } }
  return data.activeTargets[0]
}

async function valueOf(prometheus: string, name: string): Promise<string | undefined> {
  const answer = await fetch(`${prometheus}/query?query=${name}`)
  const { data } = (await answer.json()) as { data: { result: readonly { value: [number, string] }[] } }
  return data.result[0]?.value[1]
}
