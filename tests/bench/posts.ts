import { join } from 'node:path'
import { startPostgres } from '#tests/support/postgres-server.ts'
import { valueToPost } from '#tests/support/values-to-post.ts'
import { bareCommits } from './bare-commits.ts'
import { benchServer, type BenchServer } from './bench-server.ts'
import { percentile, type Figure } from './figure.ts'
import { postOf } from './post-of.ts'
import { progress } from './progress.ts'

const rounds = 5
const postsARound = 4_000
const warmUp = 2_000
const connections = 32

/** Durable single posts a second through the whole API, against a bare driver that commits the same rows one by one. */
export async function posts(): Promise<Figure[]> {
  const postgres = await startPostgres()
  const sqlite = await benchServer()
  const beside = await benchServer({ databaseUrl: postgres.url })
  try {
    const taken = { sqlite: none(), beside: none(), bare: [] as number[] }
    await measure(sqlite, 0, warmUp)
    await measure(beside, 0, warmUp)
    for (let round = 0; round < rounds; round += 1) {
      progress(`posts, round ${round + 1} of ${rounds}`)
      const from = warmUp + round * postsARound
      add(taken.sqlite, await measure(sqlite, from, postsARound))
      taken.bare.push(bareCommits(join(sqlite.server.data, 'xushi.db'), postsARound))
      add(taken.beside, await measure(beside, from, postsARound))
    }
    const reference = {
      what: 'bare better-sqlite3, same rows, one commit each',
      measured: percentile(taken.bare, 0.5),
    }
    const figures = (engine: string, { rates, latencies }: Taken): [Figure, ...Figure[]] => [
      {
        what: `durable single posts through the API, ${connections} clients, ${engine}`,
        measured: percentile(rates, 0.5),
        unit: 'posts/s',
        reference,
      },
      { what: `post answered, p50, ${engine}`, measured: percentile(latencies, 0.5), unit: 'ms' },
      { what: `post answered, p99, ${engine}`, measured: percentile(latencies, 0.99), unit: 'ms' },
    ]
    const [aimed, ...others] = figures('SQLite', taken.sqlite)
    return [{ ...aimed, aim: { sense: '≥', ratio: 0.5 } }, ...others, ...figures('PostgreSQL', taken.beside)]
  } finally {
    await sqlite.stop()
    await beside.stop()
    await postgres.stop()
  }
}

interface Taken {
  /** Posts a second, of each round. */
  readonly rates: number[]
  /** Milliseconds, of each post. */
  readonly latencies: number[]
}

const none = (): Taken => ({ rates: [], latencies: [] })

function add(to: Taken, more: Taken): void {
  to.rates.push(...more.rates)
  to.latencies.push(...more.latencies)
}

async function measure(bench: BenchServer, from: number, count: number): Promise<Taken> {
  const requests = Array.from({ length: count }, (_, index) => postOf(valueToPost(from + index)))
  const { milliseconds, latencies } = await bench.load(connections, requests)
  return { rates: [count / (milliseconds / 1_000)], latencies: [...latencies] }
}
