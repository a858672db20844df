import { machineTime } from '../apart.ts'
import { bareFeed, loopFeed, xushiFeed, type Feed } from '../load/feeds.ts'
import { percentile, type Figure } from '../figure.ts'
import { canCompile } from '../load/line-program.ts'
import { progress } from '../progress.ts'
import { socketMemory } from '../socket-memory.ts'

/** The number of walls that the aims hold for. */
const aimedAt = 5_000
/** The numbers of walls, with the changes of each round that are told one at a time and at once. */
const crowds = [
  { sockets: 1, single: 100, burst: 0 },
  { sockets: 1_000, single: 20, burst: 250 },
  { sockets: aimedAt, single: 10, burst: 50 },
]
const rounds = 5
/**
 * Changes told in each round before the measured ones, of each of the three servers. The first changes after another
 * server's turn take longer in the system's writes, presumably since its caches hold the other sockets.
 */
const unmeasured = 4

/** The cost of a change on its way to many walls, beside a bare `ws` server and a bare loop of writes. */
export async function live(): Promise<Figure[]> {
  if (!canCompile()) {
    process.stdout.write(
      'live: skipped whole; its clients are written in C for Linux and need a compiler (cc).\n',
    )
    return []
  }
  const figures: Figure[] = []
  for (const { sockets, single, burst } of crowds) {
    const { xushi, bare, loop } = await compared(sockets, single, burst)
    const to = `${sockets.toLocaleString('en')} ${sockets === 1 ? 'socket' : 'sockets'}`
    const beside = (what: string, part: (taken: Taken) => readonly number[], share: number): Figure => ({
      what: `${what}, ${to}`,
      measured: percentile(part(xushi), share),
      unit: 'ms',
      reference: { what: 'bare ws loop, nothing stored', measured: percentile(part(bare), share) },
    })
    figures.push(beside('post sent → frame received, p50', ({ delays }) => delays, 0.5))
    figures.push(beside('post sent → frame received, p99', ({ delays }) => delays, 0.99))
    if (burst === 0) continue
    const spread = (against: string, other: Taken): Figure => ({
      what: `a change of ${xushi.bytes} bytes, first frame received → last, ${to}`,
      measured: percentile(xushi.spreads, 0.5),
      unit: 'ms',
      reference: { what: against, measured: percentile(other.spreads, 0.5) },
      ...(other === loop && sockets === aimedAt && { aim: { sense: '≤', ratio: 1.35 } }),
    })
    const rate = (against: string, other: Taken): Figure => ({
      what: `bursts of ${burst} such changes, ${to}`,
      measured: percentile(xushi.rates, 0.5),
      unit: 'messages/s',
      reference: { what: against, measured: percentile(other.rates, 0.5) },
      ...(other === bare && sockets === aimedAt && { aim: { sense: '≥', ratio: 2.5 } }),
    })
    figures.push(spread('loop of writes in C', loop), spread('bare ws loop', bare))
    figures.push(rate('bare ws loop', bare), rate('loop of writes in C', loop))
  }
  return [...figures, ...(await socketMemory())]
}

/** The figures of the rounds. */
interface Taken {
  /** Milliseconds from the request for a change to its frame, at each socket. */
  readonly delays: number[]
  /** Milliseconds between the first socket with a change and the last, at the median, of each round. */
  readonly spreads: number[]
  /** Messages per second from the request for a burst to its last frame at the last socket, of each round. */
  readonly rates: number[]
  bytes: number
}

/** All three servers run at the same time and are asked in turn, so that disturbances of the machine affect all of them. */
async function compared(
  sockets: number,
  single: number,
  burst: number,
): Promise<Record<'xushi' | 'bare' | 'loop', Taken>> {
  const feeds: Feed[] = []
  const opened = async (feed: Feed) => {
    feeds.push(feed)
    await feed.crowd.open(sockets)
    // Five changes warm the feed up before the measured ones; the newest is the sample.
    return { feed, sample: (await told(feed, 5)).sample!, taken: none() }
  }
  try {
    const xushi = await opened(await xushiFeed())
    const bare = await opened(await bareFeed(xushi.sample))
    const loop = await opened(await loopFeed(xushi.sample))
    for (let round = 0; round < rounds; round += 1) {
      progress(`${sockets.toLocaleString('en')} sockets, round ${round + 1} of ${rounds}`)
      for (const { feed, taken } of [xushi, bare, loop])
        await measure(feed, { sockets, single, burst }, taken)
    }
    return { xushi: xushi.taken, bare: bare.taken, loop: loop.taken }
  } finally {
    for (const feed of feeds) await feed.stop()
  }
}

const none = (): Taken => ({ delays: [], spreads: [], rates: [], bytes: 0 })

async function measure(
  feed: Feed,
  { sockets, single, burst }: { sockets: number; single: number; burst: number },
  taken: Taken,
): Promise<void> {
  for (let change = 0; change < unmeasured; change += 1) await told(feed, 1)
  const spreads: number[] = []
  for (let change = 0; change < single; change += 1) {
    const begun = machineTime()
    const { arrivals, sample } = await told(feed, 1)
    for (const arrival of arrivals) taken.delays.push(arrival - begun)
    spreads.push(Math.max(...arrivals) - Math.min(...arrivals))
    taken.bytes = Buffer.byteLength(JSON.stringify(sample))
  }
  taken.spreads.push(percentile(spreads, 0.5))
  if (burst === 0) return
  const begun = machineTime()
  const { arrivals, changes, snapshots } = await told(feed, burst)
  if (changes !== sockets * burst)
    throw new Error(`${changes} of ${sockets * burst} changes arrived, and ${snapshots} snapshots instead`)
  taken.rates.push(changes / ((Math.max(...arrivals) - begun) / 1_000))
}

async function told(feed: Feed, changes: number): ReturnType<Feed['crowd']['heard']> {
  return feed.crowd.heard(await feed.send(changes))
}
