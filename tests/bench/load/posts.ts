import { join } from 'node:path'
import { startPostgres } from '#tests/support/databases/postgres-server.ts'
import { valueToPost } from '#tests/support/given/values-to-post.ts'
import { bareCommits, type Bare } from '../references/bare-commits.ts'
import { barePostgresCommits } from '../references/bare-postgres-commits.ts'
import { benchServer, type BenchServer } from '../bench-server.ts'
import { percentile, type Figure } from '../figure.ts'
import { postOf } from './post-of.ts'
import { progress } from '../progress.ts'

const rounds = 5
const postsARound = 4_000
const warmUp = 2_000
const connections = 32

/**
 * Durable single posts through the whole API beside a bare driver of each engine that commits the same rows one by one.
 * The processor time of a post tells something even on a machine whose JavaScript is slow beside its disk.
 */
export async function posts(): Promise<Figure[]> {
  const postgres = await startPostgres()
  const sqlite = await benchServer()
  const onPostgres = await benchServer({ databaseUrl: postgres.url })
  try {
    const taken = { sqlite: none(), postgres: none() }
    const bare = { sqlite: [] as Bare[], postgres: [] as Bare[] }
    await measure(sqlite, 0, warmUp)
    await measure(onPostgres, 0, warmUp)
    for (let round = 0; round < rounds; round += 1) {
      progress(`posts, round ${round + 1} of ${rounds}`)
      const from = warmUp + round * postsARound
      add(taken.sqlite, await measure(sqlite, from, postsARound))
      bare.sqlite.push(bareCommits(join(sqlite.server.data, 'xushi.db'), postsARound))
      add(taken.postgres, await measure(onPostgres, from, postsARound))
      bare.postgres.push(await barePostgresCommits(postgres.url, postsARound))
    }
    return [
      ...figures('SQLite', taken.sqlite, bare.sqlite, 'bare better-sqlite3, same rows, one commit each'),
      ...figures(
        'PostgreSQL',
        taken.postgres,
        bare.postgres,
        'bare pg on one connection, same rows, one commit each',
      ),
    ]
  } finally {
    await sqlite.stop()
    await onPostgres.stop()
    await postgres.stop()
  }
}

function figures(engine: string, taken: Taken, bare: readonly Bare[], what: string): Figure[] {
  const median = (values: readonly number[]) => percentile(values, 0.5)
  return [
    {
      what: `durable single posts through the API, ${connections} clients, ${engine}`,
      measured: median(taken.rates),
      unit: 'posts/s',
      reference: { what, measured: median(bare.map(({ rate }) => rate)) },
      aim: { sense: '≥', ratio: 0.5 },
    },
    {
      what: `processor time of the server a post, ${engine}`,
      measured: median(taken.processor),
      unit: 'ms',
      reference: { what, measured: median(bare.map(({ processor }) => processor)) },
      ...(engine === 'SQLite' && { aim: { sense: '≤', ratio: 2.5 } as const }),
    },
    { what: `post answered, p50, ${engine}`, measured: percentile(taken.latencies, 0.5), unit: 'ms' },
    { what: `post answered, p99, ${engine}`, measured: percentile(taken.latencies, 0.99), unit: 'ms' },
  ]
}

interface Taken {
  /** Posts per second, of each round. */
  readonly rates: number[]
  /** Milliseconds of the server's processor time per post, of each round. */
  readonly processor: number[]
  /** The latency of each post in milliseconds. */
  readonly latencies: number[]
}

const none = (): Taken => ({ rates: [], processor: [], latencies: [] })

function add(to: Taken, more: Taken): void {
  to.rates.push(...more.rates)
  to.processor.push(...more.processor)
  to.latencies.push(...more.latencies)
}

async function measure(bench: BenchServer, from: number, count: number): Promise<Taken> {
  const requests = Array.from({ length: count }, (_, index) => postOf(valueToPost(from + index)))
  const before = await bench.processorTime()
  const { milliseconds, latencies } = await bench.load(connections, requests)
  const processor = ((await bench.processorTime()) - before) / count
  return { rates: [count / (milliseconds / 1_000)], processor: [processor], latencies: [...latencies] }
}
