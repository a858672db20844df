import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { startServer, type ServerOptions, type ServerProcess } from './server-process.ts'

/** The real server on a copy of the demo of `demo-setup.ts`, which `stop` removes. */
export async function startDemoServer(options: Pick<ServerOptions, 'settings'> = {}): Promise<ServerProcess> {
  const { folder, printed } = inject('demo')
  const data = mkdtempSync(join(tmpdir(), 'xushi-'))
  cpSync(folder, data, { recursive: true })
  const server = await startServer({ ...options, data })
  return {
    ...server,
    output: () => printed + server.output(),
    stop: async () => {
      await server.stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
