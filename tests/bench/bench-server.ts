import {
  apiToken,
  startServer,
  type ServerOptions,
  type ServerProcess,
} from '#tests/support/servers/server-process.ts'
import { apart } from './apart.ts'
import type { Load, LoadRequest, LoadResult } from './load/http-load.ts'

/** The measured server, and a load client in a process of its own. */
export interface BenchServer {
  readonly server: ServerProcess
  /** @throws Error where an answer is no success, since refusals would not measure the work */
  load(connections: number, requests: readonly LoadRequest[]): Promise<LoadResult>
  /** Milliseconds of processor time that the server has used, by its own metrics. */
  processorTime(): Promise<number>
  stop(): Promise<void>
}

export async function benchServer(options: ServerOptions = {}): Promise<BenchServer> {
  const server = await startServer(options)
  const client = apart<Load, LoadResult>('load/http-load.ts')
  return {
    server,
    load: async (connections, requests) => {
      const result = await client.ask({ port: server.port, token: apiToken, connections, requests })
      const refused = Object.keys(result.statuses).filter((status) => !status.startsWith('2'))
      if (refused.length > 0) throw new Error(`answered ${refused.join()}: ${result.answers.at(-1)}`)
      return result
    },
    processorTime: async () => {
      // Each request has a connection of its own: a kept one may be closed while this process measures a reference.
      const answer = await fetch(`${server.url}/metrics`, {
        headers: { authorization: `Bearer ${apiToken}`, connection: 'close' },
      })
      const [, seconds] = /^process_cpu_seconds_total (.+)$/m.exec(await answer.text()) ?? []
      return Number(seconds) * 1_000
    },
    stop: async () => {
      client.stop()
      await server.stop()
    },
  }
}
