import { setTimeout as pause } from 'node:timers/promises'
import { bareFeed, xushiFeed, type WeighedFeed } from './load/feeds.ts'
import type { Figure } from './figure.ts'
import { progress } from './progress.ts'

const sockets = 10_000
/** The greatest number of kilobytes per socket. */
const limit = 15
/** The number of garbage collections before the memory is read; finalizers keep some of it through the first. */
const collections = 3

/** The memory of an idle socket, beside one of a bare `ws` server. */
export async function socketMemory(): Promise<Figure[]> {
  const xushi = await weigh('Xushi', xushiFeed)
  const bare = await weigh('bare ws server', bareFeed)
  const figures = (what: string, part: (usage: Held) => number): Figure[] => [
    {
      what: `${what} of an idle socket, ${sockets.toLocaleString('en')} of them`,
      measured: part(xushi),
      unit: 'kB',
      reference: { what: 'limit', measured: limit },
      aim: { sense: '≤', ratio: 1 },
    },
    {
      what: 'the same of a bare ws server',
      measured: part(bare),
      unit: 'kB',
      reference: { what: 'limit', measured: limit },
    },
  ]
  return [
    ...figures('resident memory', ({ rss }) => rss),
    ...figures('heap and buffers in use', ({ inUse }) => inUse),
  ]
}

/** Kilobytes per socket: the memory that the process holds beyond what it held before the first socket. */
interface Held {
  readonly rss: number
  readonly inUse: number
}

async function weigh(name: string, start: () => Promise<WeighedFeed>): Promise<Held> {
  const feed = await start()
  try {
    progress(`${name}: ${sockets.toLocaleString('en')} idle sockets`)
    const none = await held(feed)
    await feed.crowd.open(sockets)
    const all = await held(feed)
    const each = (part: (usage: NodeJS.MemoryUsage) => number) => (part(all) - part(none)) / sockets / 1_000
    return { rss: each(({ rss }) => rss), inUse: each(({ heapUsed, external }) => heapUsed + external) }
  } finally {
    await feed.stop()
  }
}

async function held(feed: WeighedFeed): Promise<NodeJS.MemoryUsage> {
  for (let round = 1; round < collections; round += 1) {
    await feed.memory()
    await pause(200)
  }
  return feed.memory()
}
