import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startServer } from '#tests/support/servers/server-process.ts'
import { percentile, type Figure } from '../figure.ts'

const rounds = 5
const bareServer = fileURLToPath(new URL('../references/bare-server.ts', import.meta.url))

/** The time from the start of the process to the first good answer, beside a bare Fastify with an empty database. */
export async function startUp(): Promise<Figure[]> {
  const data = mkdtempSync(join(tmpdir(), 'xushi-'))
  const first: number[] = []
  const again: number[] = []
  const bare: number[] = []
  try {
    for (let round = 0; round < rounds; round += 1) {
      bare.push(await bareStart())
      first.push(await start())
      again.push(await start(data))
    }
  } finally {
    rmSync(data, { recursive: true })
  }
  const reference = { what: 'bare Fastify with an empty database', measured: percentile(bare, 0.5) }
  return [
    {
      what: 'first start, with migration and catalogue',
      measured: percentile(first, 0.5),
      unit: 'ms',
      reference,
    },
    { what: 'every other start', measured: percentile(again, 0.5), unit: 'ms', reference },
  ]
}

async function start(data?: string): Promise<number> {
  const server = await startServer(data === undefined ? {} : { data })
  await server.stop()
  return server.startedIn
}

async function bareStart(): Promise<number> {
  const begun = performance.now()
  const child = spawn(process.execPath, [bareServer], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [url] = (await once(child.stdout, 'data')) as [Buffer]
  await (await fetch(url.toString())).text()
  const taken = performance.now() - begun
  child.kill()
  return taken
}
