import { addDays } from '#metrics/period/civil-date.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { filledServer, type FilledServer } from './filled-server.ts'
import { percentile, type Figure } from './figure.ts'
import type { LoadRequest } from './load/http-load.ts'
import { progress } from './progress.ts'

const sizes = [10_000, 1_000_000, 10_000_000] as const
/** All plans of the province: the targets of its documents, and its published series. */
const scope = '440000'
/** The number of dates in a round, each of which is asked for once, so that none is cached. */
const coldDates = 60
const series = 500
const rounds = 5

/** Boards and series of servers with few and with many observations, which run at the same time and are asked in turn. */
export async function growth(): Promise<Figure[]> {
  const filled: { readonly server: FilledServer; readonly times: Times }[] = []
  try {
    for (const size of sizes)
      filled.push({ server: await filledServer(size), times: { board: [], series: [] } })
    for (let round = 0; round < rounds; round += 1) {
      progress(`boards and series, round ${round + 1} of ${rounds}`)
      for (const { server, times } of filled) await measure(server, round, times)
    }
    const [few, ...more] = filled as [(typeof filled)[number], ...typeof filled]
    const reference = (measured: number) => ({ what: `with ${sizeText(few.server)} stored`, measured })
    const median = (values: readonly number[]) => percentile(values, 0.5)
    const grown = more.flatMap(({ server, times }): Figure[] => [
      {
        what: `board reckoned anew, p50, ${sizeText(server)} stored`,
        measured: median(times.board),
        unit: 'ms',
        reference: reference(median(few.times.board)),
        aim: { sense: '≤', ratio: 1.2 },
      },
      {
        what: `ten years and more of a series, p50, ${sizeText(server)} stored`,
        measured: median(times.series),
        unit: 'ms',
        reference: reference(median(few.times.series)),
        // The time may grow like the depth of a search tree.
        aim: { sense: '≤', ratio: Math.log(server.size) / Math.log(few.server.size) },
      },
      {
        what: `start, ${sizeText(server)} stored`,
        measured: server.server.startedIn,
        unit: 'ms',
        reference: reference(few.server.server.startedIn),
      },
    ])
    const sizeFigures = filled.map(({ server }) => ({
      what: `database an observation, ledger and indexes included, ${sizeText(server)} stored`,
      measured: server.bytes / server.size,
      unit: 'bytes',
    }))
    return [...grown, ...sizeFigures]
  } finally {
    for (const { server } of filled) await server.stop()
  }
}

/** Times in milliseconds. */
interface Times {
  readonly board: number[]
  readonly series: number[]
}

async function measure(server: FilledServer, round: number, times: Times): Promise<void> {
  const boards = Array.from({ length: coldDates }, (_, day) =>
    boardAt(addDays('2024-01-01', round * coldDates + day)),
  )
  times.board.push(...(await server.load(1, boards)).latencies)
  times.series.push(
    ...(
      await server.load(
        1,
        Array.from({ length: series }, (_, nth) => seriesOf(nth)),
      )
    ).latencies,
  )
}

const boardAt = (date: string): LoadRequest => ({ path: `/api/board?scope=${scope}&at=${date}` })

/** The series of the indicator's own region, which each of the databases has in full. */
function seriesOf(nth: number): LoadRequest {
  const { id, regions } = catalogue.indicators[nth % catalogue.indicators.length]!
  return { path: `/api/observations?indicator=${id}&region=${regions[0]}` }
}

function sizeText({ size }: FilledServer): string {
  return size.toLocaleString('en')
}
