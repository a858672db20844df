import { setTimeout as pause } from 'node:timers/promises'
import { crowd } from '#tests/bench/load/crowd.ts'
import { canCompile } from '#tests/bench/load/line-program.ts'
import { callApi } from '#tests/support/callers/api-call.ts'
import { apiToken, startServer } from '#tests/support/servers/server-process.ts'
import { valueToPost } from '#tests/support/given/values-to-post.ts'
import { inspected, inWords, memoryOf } from '../hostile-input/memory-of.ts'

const sockets = 10_000
/** Milliseconds of four heartbeats; a socket without a sign of life would be dropped at the third. */
const idleFor = 60_000
const approvals = 5

/**
 * 10,000 walls are opened at a real server, stay idle for a minute, and hear five approvals after it: the memory of a
 * socket and the time of the slowest wall are told.
 * @returns true where all walls heard each of them
 */
export async function idleRun(say: (line: string) => void): Promise<boolean> {
  if (!canCompile()) {
    say('skipped: the crowd is a C program for Linux, and there is no compiler')
    return true
  }
  const server = await startServer({ node: inspected, limit: `-n ${sockets + 200}` })
  const walls = crowd({ port: server.port, path: '/live?scope=100000&at=2023-10-31', token: apiToken })
  try {
    const empty = await memoryOf(server)
    await walls.open(sockets)
    const opened = await memoryOf(server)
    await pause(idleFor)
    const idle = await memoryOf(server)
    const each = (bytes: number) => `${(bytes / sockets / 1000).toFixed(1)} kB`
    say(`without sockets: ${inWords(empty)}`)
    say(`${sockets} sockets, just opened: ${inWords(opened)}`)
    say(`after ${idleFor / 1000} s idle: ${inWords(idle)}`)
    say(`each takes ${each(idle.used - empty.used)} used, ${each(idle.resident - empty.resident)} resident`)
    for (let approval = 0; approval < approvals; approval += 1) {
      const asked = Number(process.hrtime.bigint()) / 1e6
      const item = { ...valueToPost(0), value: 10 + approval }
      const { status, body } = await callApi<{ sequence: number }>(server, '/api/observations', {
        items: [item],
      })
      if (status !== 201) throw new Error(`The approval was answered ${status}: ${JSON.stringify(body)}`)
      const { arrivals } = await walls.heard(body.sequence)
      say(
        `an approval was answered and heard by all ${arrivals.length} after ${(Math.max(...arrivals) - asked).toFixed(0)} ms`,
      )
      if (arrivals.length !== sockets) return false
    }
    return server.alive()
  } finally {
    walls.stop()
    await server.stop()
  }
}
