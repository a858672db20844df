import { join } from 'node:path'
import { benchServer } from './bench-server.ts'
import { bareCommits } from './bare-commits.ts'
import { valueToPost } from '#tests/support/values-to-post.ts'
import { postOf } from './post-of.ts'
import { percentile, type Figure } from './figure.ts'

const rounds = 3
const postsARound = 6_000
const connections = 32

/** Durable single posts a second through the whole API, against a bare driver that commits the same rows one by one. */
export async function posts(): Promise<Figure[]> {
  const bench = await benchServer()
  try {
    const post = (from: number, count: number) =>
      bench.load(
        connections,
        Array.from({ length: count }, (_, index) => postOf(valueToPost(from + index))),
      )
    await post(0, 2_000)
    const api: number[] = []
    const bare: number[] = []
    const latencies: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const from = 2_000 + round * postsARound
      const { milliseconds, latencies: of } = await post(from, postsARound)
      api.push(postsARound / (milliseconds / 1_000))
      latencies.push(...of)
      bare.push(bareCommits(join(bench.server.data, 'xushi.db'), postsARound))
    }
    return [
      {
        what: `durable single posts through the API, ${connections} clients`,
        measured: percentile(api, 0.5),
        unit: 'posts/s',
        reference: {
          what: 'bare better-sqlite3, same rows, one commit each',
          measured: percentile(bare, 0.5),
        },
        aim: { sense: '≥', ratio: 0.5 },
      },
      { what: 'post answered, p50', measured: percentile(latencies, 0.5), unit: 'ms' },
      { what: 'post answered, p99', measured: percentile(latencies, 0.99), unit: 'ms' },
    ]
  } finally {
    await bench.stop()
  }
}
