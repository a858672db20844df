import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays } from '#metrics/civil-date.ts'
import type { Board } from '#server/contract/board.ts'
import { startServer } from '#tests/support/server-process.ts'
import { benchServer } from './bench-server.ts'
import { percentile, type Figure } from './figure.ts'
import { fillStore } from './fill-store.ts'

/** Every plan of the province: the 62 entries of the documents and the province's published series. */
const scope = '440000'
const sizes = [10_000, 1_000_000] as const
/** Each date is asked for once, so that none is kept ready. */
const coldDates = 300

/** The board with little and with much stored: reckoned anew for a reference date, and as kept ready. */
export async function board(): Promise<Figure[]> {
  const small = await measure(sizes[0])
  const large = await measure(sizes[1])
  const stored = sizes.map((size) => size.toLocaleString('en'))
  const beside = { what: `with ${stored[0]} stored`, aim: { sense: '≤', ratio: 1.2 } } as const
  return [
    {
      what: `board of ${large.targets} targets reckoned anew, ${stored[1]} stored, p50`,
      measured: large.cold,
      unit: 'ms',
      reference: { what: beside.what, measured: small.cold },
      aim: beside.aim,
    },
    {
      what: `board of ${large.targets} targets kept ready, ${stored[1]} stored, p50 at 1 client`,
      measured: large.cached,
      unit: 'ms',
      reference: { what: beside.what, measured: small.cached },
      aim: beside.aim,
    },
    {
      what: `boards kept ready, ${stored[1]} stored, 32 clients`,
      measured: large.rate,
      unit: 'boards/s',
      reference: { what: beside.what, measured: small.rate },
    },
    {
      what: `start-up with ${stored[1]} stored`,
      measured: large.startedIn,
      unit: 'ms',
      reference: { what: beside.what, measured: small.startedIn },
    },
  ]
}

interface BoardTimes {
  readonly targets: number
  readonly cold: number
  readonly cached: number
  readonly rate: number
  readonly startedIn: number
}

async function measure(count: number): Promise<BoardTimes> {
  const data = mkdtempSync(join(tmpdir(), 'xushi-'))
  // First start seeds the catalogue; the values are stored while nobody serves.
  await (await startServer({ data })).stop()
  await fillStore(data, count)
  const bench = await benchServer({ data })
  try {
    const get = (connections: number, boards: number, at: (index: number) => string) =>
      bench.load(
        connections,
        Array.from({ length: boards }, (_, index) => ({ path: `/api/board?scope=${scope}&at=${at(index)}` })),
      )
    const cold = await get(1, coldDates, (index) => addDays('2024-01-01', index))
    const cached = await get(1, 2_000, () => '2024-10-31')
    const crowded = await get(32, 20_000, () => '2024-10-31')
    return {
      targets: (JSON.parse(cold.answers[0]!) as Board).targets.length,
      cold: percentile(cold.latencies, 0.5),
      cached: percentile(cached.latencies, 0.5),
      rate: 20_000 / (crowded.milliseconds / 1_000),
      startedIn: bench.server.startedIn,
    }
  } finally {
    await bench.stop()
    rmSync(data, { recursive: true })
  }
}
