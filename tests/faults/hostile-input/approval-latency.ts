import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import type { ServerMessage } from '#server/contract/live.ts'
import { byToken, callApi } from '#tests/support/callers/api-call.ts'
import type { ServerProcess } from '#tests/support/servers/server-process.ts'
import { levels, valueToPost } from '#tests/support/given/values-to-post.ts'

/** The time of an approval from its request to the walls. */
export interface LatencyProbe {
  /** Values are approved until `until` is fulfilled. @returns milliseconds to each wall, sorted; Infinity for a change that never came */
  measure(until: Promise<unknown>): Promise<number[]>
  close(): void
}

/** Milliseconds between two approvals, whether or not the earlier has arrived. */
const approvalInterval = 100
/** The longest wait for an approval, in milliseconds. */
const patience = 30_000

export async function latencyProbe(server: ServerProcess, walls: number): Promise<LatencyProbe> {
  const url = `${server.url.replace('http', 'ws')}/live?scope=100000&at=2023-10-31`
  const opened = await Promise.all(Array.from({ length: walls }, () => openWall(url)))
  let approvals = 0

  async function approve(): Promise<number[]> {
    // The values are the months of one indicator, one after another.
    const item = { ...valueToPost(levels.length * (approvals % 800)), value: 10 + (approvals++ % 80) }
    const asked = performance.now()
    const { status, body } = await callApi<{ sequence: number }>(server, '/api/observations', {
      items: [item],
    })
    if (status !== 201) throw new Error(`The approval was answered ${status}: ${JSON.stringify(body)}`)
    return Promise.all(opened.map((wall) => wall.heardAt(body.sequence).then((at) => at - asked)))
  }

  return {
    measure: async (until) => {
      const samples: Promise<number[]>[] = []
      const over = until.then(() => true)
      do samples.push(approve())
      while (!(await Promise.race([over, pause(approvalInterval, false)])))
      return (await Promise.all(samples)).flat().toSorted((a, b) => a - b)
    },
    close: () => opened.forEach(({ socket }) => socket.terminate()),
  }
}

/** The value below which this share of the sorted samples lies. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(Math.ceil(sorted.length * share), sorted.length) - 1] ?? NaN
}

interface TimedWall {
  readonly socket: WebSocket
  /** The time at which the change of this sequence was heard; Infinity for one that did not come within `patience`. */
  heardAt(sequence: number): Promise<number>
}

async function openWall(url: string): Promise<TimedWall> {
  const socket = new WebSocket(url, { headers: byToken })
  const heard = new Map<number, PromiseWithResolvers<number>>()
  const hearing = (sequence: number) => {
    const known = heard.get(sequence) ?? Promise.withResolvers<number>()
    heard.set(sequence, known)
    return known
  }
  const ready = Promise.withResolvers<true>()
  socket.on('error', ready.reject)
  socket.on('message', (data: Buffer) => {
    const at = performance.now()
    const message = JSON.parse(data.toString()) as ServerMessage
    if (message.type === 'change') hearing(message.sequence).resolve(at)
    else if (message.type === 'snapshot') ready.resolve(true)
  })
  await ready.promise
  return {
    socket,
    heardAt: (sequence) =>
      Promise.race([hearing(sequence).promise, pause(patience, Infinity, { ref: false })]),
  }
}
