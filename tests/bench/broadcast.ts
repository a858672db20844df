import type { ObservationsAccepted } from '#server/contract/observations.ts'
import { apiToken } from '#tests/support/server-process.ts'
import { apart, machineTime } from './apart.ts'
import type { BareReply, BareRequest } from './bare-broadcast.ts'
import { benchServer, type BenchServer } from './bench-server.ts'
import { postOf } from './post-of.ts'
import type { CrowdReply, CrowdRequest } from './crowd.ts'
import { percentile, type Figure } from './figure.ts'
import type { LoadRequest } from './http-load.ts'

/** Change frames to fan out at each size of crowd: for the latency one at a time, for the throughput at once. */
const crowds = [
  { sockets: 1, single: 200, burst: 0 },
  { sockets: 1_000, single: 40, burst: 500 },
  { sockets: 5_000, single: 20, burst: 100 },
]
const path = '/live?scope=441200&at=2024-10-31'
const change = (value: number) =>
  postOf({ indicator: 'zhaoqing-5g-base-stations', region: '441200', period: '2024-M09', value })

/** From a post to the frame at each of N sockets, and messages a second, against a bare `ws.send` loop. */
export async function broadcast(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const { sockets, single, burst } of crowds) {
    const xushi = await measureXushi(sockets, single, burst)
    const bare = await measureBare(sockets, single, burst, xushi.sample)
    for (const [name, p] of [
      ['p50', 0.5],
      ['p99', 0.99],
    ] as const) {
      figures.push({
        what: `post sent (its commit included) → frame received, ${sockets.toLocaleString('en')} sockets, ${name}`,
        measured: percentile(xushi.delays, p),
        unit: 'ms',
        reference: { what: 'bare ws loop, nothing stored', measured: percentile(bare.delays, p) },
      })
    }
    if (burst > 0) {
      figures.push({
        what: `messages of ${Buffer.byteLength(xushi.sample)} bytes, ${sockets.toLocaleString('en')} sockets`,
        measured: xushi.rate,
        unit: 'messages/s',
        reference: { what: 'bare ws.send loop', measured: bare.rate },
        aim: { sense: '≥', ratio: 1.5 },
      })
    }
  }
  return figures
}

interface Fanned {
  /** Milliseconds to each socket, all rounds together. */
  readonly delays: readonly number[]
  readonly rate: number
  readonly sample: string
}

async function measureXushi(sockets: number, single: number, burst: number): Promise<Fanned> {
  const bench = await benchServer()
  const crowd = apart<CrowdRequest, CrowdReply>('crowd.ts')
  try {
    await post(bench, [change(7_000)])
    await crowd.ask({ open: { port: bench.server.port, path, token: apiToken, count: sockets } })
    const fan = (changes: LoadRequest[]) => () => post(bench, changes)
    const delays: number[] = []
    let sample = ''
    for (let round = 0; round < single; round += 1) {
      const fanned = await timed(crowd, fan([change(7_001 + round)]))
      delays.push(...fanned.delays)
      sample = fanned.reply.sample
    }
    const changes = Array.from({ length: burst }, (_, index) => change(8_001 + index))
    const rate = burst === 0 ? 0 : rateOf(await timed(crowd, fan(changes)), sockets * burst)
    return { delays, rate, sample }
  } finally {
    crowd.stop()
    await bench.stop()
  }
}

async function measureBare(sockets: number, single: number, burst: number, like: string): Promise<Fanned> {
  const server = apart<BareRequest, BareReply>('bare-broadcast.ts')
  const crowd = apart<CrowdRequest, CrowdReply>('crowd.ts')
  try {
    const { port } = await server.ask({ listen: true })
    await crowd.ask({ open: { port, path: '/', token: apiToken, count: sockets } })
    const fan = (send: number, from: number) => async () => {
      await server.ask({ send, from, like })
      return from + send - 1
    }
    const delays: number[] = []
    for (let round = 1; round <= single; round += 1)
      delays.push(...(await timed(crowd, fan(1, round))).delays)
    const rate = burst === 0 ? 0 : rateOf(await timed(crowd, fan(burst, single + 1)), sockets * burst)
    return { delays, rate, sample: like }
  } finally {
    crowd.stop()
    server.stop()
  }
}

/** Sends, waits until every socket has the last of it, and tells how long each took. */
async function timed(
  crowd: { ask(request: CrowdRequest): Promise<CrowdReply> },
  send: () => Promise<number>,
): Promise<{ delays: number[]; reply: CrowdReply }> {
  const begun = machineTime()
  const reply = await crowd.ask({ upTo: await send() })
  return { delays: Array.from(reply.arrivals, (arrival) => arrival - begun), reply }
}

/** Messages a second until the last socket had the last one. @throws Error when some were dropped on the way. */
function rateOf({ delays, reply }: { delays: number[]; reply: CrowdReply }, expected: number): number {
  if (reply.changes !== expected) {
    throw new Error(`${reply.changes} of ${expected} changes arrived, ${reply.snapshots} snapshots instead`)
  }
  return expected / (Math.max(...delays) / 1_000)
}

/** Posts over 32 connections and answers the highest sequence. */
async function post(bench: BenchServer, changes: readonly LoadRequest[]): Promise<number> {
  const { answers } = await bench.load(Math.min(32, changes.length), changes)
  return Math.max(...answers.map((answer) => (JSON.parse(answer) as ObservationsAccepted).sequence))
}
