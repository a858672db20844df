import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays } from '#metrics/civil-date.ts'
import type { Board } from '#server/contract/board.ts'
import { startServer } from '#tests/support/server-process.ts'
import { benchServer, type BenchServer } from './bench-server.ts'
import { percentile, type Figure } from './figure.ts'
import { fillStore } from './fill-store.ts'
import type { LoadRequest } from './http-load.ts'

/** Every plan of the province: the 62 entries of the documents and the province's published series. */
const scope = '440000'
const sizes = [10_000, 1_000_000] as const
/** Each date is asked for once, so that none is kept ready. */
const coldDates = 100
const cachedBoards = 10_000

const rounds = 3

/** The board with little and with much stored, turn by turn: reckoned anew for a reference date, and as kept ready. */
export async function board(): Promise<Figure[]> {
  const stores: FilledStore[] = []
  try {
    for (const size of sizes) stores.push(await filledStore(size))
    const small: BoardTimes = { cold: [], cached: [], rate: [] }
    const large: BoardTimes = { cold: [], cached: [], rate: [] }
    const [few, many] = stores as [FilledStore, FilledStore]
    for (let round = 0; round < rounds; round += 1) {
      await measure(few, round, small)
      await measure(many, round, large)
    }
    const reference = `with ${sizes[0].toLocaleString('en')} stored`
    const aim = { sense: '≤', ratio: 1.2 } as const
    const beside = (what: string, unit: string, of: (times: BoardTimes) => readonly number[]) => ({
      what: `${what}, ${sizes[1].toLocaleString('en')} stored`,
      measured: percentile(of(large), 0.5),
      unit,
      reference: { what: reference, measured: percentile(of(small), 0.5) },
    })
    return [
      { ...beside(`board of ${many.targets} targets reckoned anew, p50`, 'ms', ({ cold }) => cold), aim },
      { ...beside('board kept ready, p50 at 1 client', 'ms', ({ cached }) => cached), aim },
      beside('boards kept ready, 32 clients', 'boards/s', ({ rate }) => rate),
      {
        what: `start-up, ${sizes[1].toLocaleString('en')} stored`,
        measured: many.bench.server.startedIn,
        unit: 'ms',
        reference: { what: reference, measured: few.bench.server.startedIn },
      },
    ]
  } finally {
    for (const { bench, data } of stores) {
      await bench.stop()
      rmSync(data, { recursive: true })
    }
  }
}

interface FilledStore {
  readonly data: string
  readonly bench: BenchServer
  readonly targets: number
}

interface BoardTimes {
  /** Milliseconds each. */
  readonly cold: number[]
  readonly cached: number[]
  /** Boards a second. */
  readonly rate: number[]
}

async function filledStore(size: number): Promise<FilledStore> {
  const data = mkdtempSync(join(tmpdir(), 'xushi-'))
  // First start brings the catalogue; the values are stored while nobody serves.
  await (await startServer({ data })).stop()
  await fillStore(data, size)
  const bench = await benchServer({ data })
  const { answers } = await bench.load(1, [boardAt('2024-12-31')])
  return { data, bench, targets: (JSON.parse(answers[0]!) as Board).targets.length }
}

async function measure({ bench }: FilledStore, round: number, times: BoardTimes): Promise<void> {
  const same = (count: number) => Array.from({ length: count }, () => boardAt('2024-12-31'))
  const dates = Array.from({ length: coldDates }, (_, day) =>
    boardAt(addDays('2024-01-01', round * coldDates + day)),
  )
  times.cold.push(...(await bench.load(1, dates)).latencies)
  times.cached.push(...(await bench.load(1, same(2_000))).latencies)
  const crowded = await bench.load(32, same(cachedBoards))
  times.rate.push(cachedBoards / (crowded.milliseconds / 1_000))
}

const boardAt = (date: string): LoadRequest => ({ path: `/api/board?scope=${scope}&at=${date}` })
