import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { Board } from '#server/contract/board.ts'
import type { CatalogueView } from '#server/contract/catalogue.ts'
import { byAdministrator } from '#tests/support/callers/administrator.ts'
import { apiToken } from '#tests/support/servers/server-process.ts'
import { withQuery } from '#web/api/client.ts'
import { seriesOfTarget } from '#web/stores/held-series.ts'
import { apart } from '../apart.ts'
import { benchServer, type BenchServer } from '../bench-server.ts'
import { percentile, type Figure } from '../figure.ts'
import { postOf } from '../load/post-of.ts'
import { progress } from '../progress.ts'
import type { WallsStart, WallsStarted } from '../load/walls-start.ts'

const walls = 200
const rounds = 5
/** The milliseconds within which all walls are served, and those within which a post is answered meanwhile. */
const [served, waiting] = [1_500, 200]

const series = (region: string) =>
  `/api/observations?indicator=zhaoqing-5g-base-stations&region=${region}&includeHistory=true`
const board = 'scope=441200&at=2024-10-31'
const paths = ['/api/catalogue', '/api/boards', `/api/board?${board}`, series('441200'), series('441202')]

/** Walls start at the same moment, as after a power cut, while values are being posted. */
export async function wallsAtOnce(): Promise<Figure[]> {
  const bench = await benchServer({ demo: true })
  const clients = apart<WallsStart, WallsStarted>('load/walls-start.ts')
  try {
    const tokens = await readingTokens(bench)
    const asked = { port: bench.server.port, tokens, paths, live: `/live?${board}&protocol=2` }
    const quiet = await postsWhile(bench, (stop) => setTimeout(stop, 1_000))
    const times: number[] = []
    const posts: number[] = []
    const processor: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      progress(`${walls} walls at once, round ${round + 1} of ${rounds}`)
      const before = await bench.processorTime()
      const latencies = await postsWhile(bench, async (stop) => {
        times.push((await clients.ask(asked)).milliseconds)
        stop()
      })
      processor.push((await bench.processorTime()) - before)
      posts.push(Math.max(...latencies))
    }
    progress('what they have at hand afterwards')
    const series = await seriesAtHand(bench)
    const before = await bench.processorTime()
    const { bytes } = await clients.ask({ ...asked, paths: series })
    const handed = (await bench.processorTime()) - before
    const within = (what: string, measured: number, limit: number): Figure => ({
      what,
      measured,
      unit: 'ms',
      reference: { what: 'the limit', measured: limit },
      aim: { sense: '≤', ratio: 1 },
    })
    return [
      within(`${walls} walls switched on at once, until the last is served`, percentile(times, 0.5), served),
      within('the same, slowest of the rounds', Math.max(...times), served),
      within('longest wait of a post meanwhile', percentile(posts, 0.5), waiting),
      within('the same, slowest of the rounds', Math.max(...posts), waiting),
      { what: 'a post with no wall, p99', measured: percentile(quiet, 0.99), unit: 'ms' },
      {
        what: 'processor time of the server, a wall, the posts meanwhile included',
        measured: percentile(processor, 0.5) / walls,
        unit: 'ms',
      },
      {
        what: 'series that a wall comes to have at hand, one by one',
        measured: series.length,
        unit: 'requests',
      },
      { what: 'the same, with its socket and board', measured: bytes / walls, unit: 'bytes' },
      { what: 'processor time of the server for them, a wall', measured: handed / walls, unit: 'ms' },
    ]
  } finally {
    clients.stop()
    await bench.stop()
  }
}

/** The paths of the series of all targets of the board, as `seriesOfTarget` names them. */
async function seriesAtHand({ server: { url } }: BenchServer): Promise<string[]> {
  const headers = { authorization: `Bearer ${apiToken}` }
  const get = async <T>(path: string) => (await (await fetch(url + path, { headers })).json()) as T
  const index = indexCatalogue(await get<CatalogueView>('/api/catalogue'))
  const { targets } = await get<Board>(`/api/board?${board}`)
  const names = targets.map((target) => seriesOfTarget(index, target))
  const paths = names.map((name) => withQuery('/api/observations', { ...name, includeHistory: true }))
  return [...new Set(paths)]
}

/** A token for each wall, so that each is verified by itself. */
async function readingTokens({ server: { url } }: BenchServer): Promise<string[]> {
  const headers = { 'content-type': 'application/json', ...(await byAdministrator({ url })) }
  const tokens: string[] = []
  for (let wall = 0; wall < walls; wall += 1) {
    const body = JSON.stringify({ name: `大屏 ${wall}`, rights: ['read'] })
    const made = await fetch(`${url}/api/tokens`, { method: 'POST', headers, body })
    if (made.status !== 201) throw new Error(`${made.status}: ${await made.text()}`)
    tokens.push(((await made.json()) as { secret: string }).secret)
  }
  return tokens
}

/** Values are posted one after another until `work` calls `stop`. @returns the milliseconds of each */
async function postsWhile(bench: BenchServer, work: (stop: () => void) => unknown): Promise<number[]> {
  const state = { going: true }
  const done = work(() => (state.going = false))
  const latencies: number[] = []
  for (let value = 1; state.going; value += 1) {
    const post = postOf({
      indicator: 'zhaoqing-5g-base-stations',
      region: '441203',
      period: '2024-M09',
      value,
    })
    latencies.push(...(await bench.load(1, [post])).latencies)
  }
  await done
  return latencies
}
