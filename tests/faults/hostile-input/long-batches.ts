import { setTimeout as pause } from 'node:timers/promises'
import { byToken } from '#tests/support/callers/api-call.ts'
import type { ServerProcess } from '#tests/support/servers/server-process.ts'
import { levels, valueToPost } from '#tests/support/given/values-to-post.ts'

type Item = Readonly<Record<string, unknown>>

/** A post that keeps a server busy, and its expected answer. */
export interface LongBatch {
  readonly name: string
  readonly status: number
  readonly items: () => readonly Item[]
}

const many = (count: number, item: (place: number) => Item) => () =>
  Array.from({ length: count }, (_, place) => item(place))

/** The months of one series, from the year 1000 on. */
function month(place: number): Item {
  const { id, regions } = levels[0]!
  const year = 1_000 + Math.floor(place / 12)
  const period = `${year}-M${String((place % 12) + 1).padStart(2, '0')}`
  return { indicator: id, region: regions[0], period, value: 10 + (place % 80) }
}

/** Thousands of well-formed values, and texts for which a reader of more than linear time would take long (../shared/cases/34). */
export const longBatches: readonly LongBatch[] = [
  { name: '1,000 values', status: 201, items: many(1_000, (place) => ({ ...valueToPost(place) })) },
  { name: '10,000 values', status: 201, items: many(10_000, (place) => ({ ...valueToPost(place + 1_000) })) },
  { name: '10,000 values of one series', status: 201, items: many(10_000, month) },
  {
    name: '10,000 values of 400 characters',
    status: 400,
    items: many(10_000, (place) => ({ ...month(place), value: `${'0'.repeat(399)}x` })),
  },
  {
    name: '10,000 values of 40 characters',
    status: 422,
    items: many(10_000, (place) => ({ ...month(place), value: `${'0'.repeat(39)}x` })),
  },
  {
    name: '1,500 notes of 2,000 U+FDFA',
    status: 201,
    items: many(1_500, (place) => ({ ...month(place), note: '\ufdfa'.repeat(2_000) })),
  },
  { name: 'one value 10,000 times', status: 422, items: many(10_000, () => month(0)) },
]

/** The requests of other callers meanwhile. */
const paths = [
  '/healthz',
  '/api/session',
  '/api/board?scope=441200',
  '/api/observations?indicator=zhaoqing-5g-base-stations',
] as const

/** The outcome of a long batch. */
export interface BatchOutcome {
  readonly status: number
  /** Milliseconds until the batch was answered. */
  readonly took: number
  /** Milliseconds until each other request was answered, sorted. */
  readonly others: readonly number[]
}

/** The longest time of a batch, in milliseconds. */
const patience = 60_000

/** A batch is posted, and other requests are sent every 20 ms until it is answered. */
export async function besideLongBatch(server: ServerProcess, batch: LongBatch): Promise<BatchOutcome> {
  const body = JSON.stringify({ items: batch.items() })
  const headers = { ...byToken, 'content-type': 'application/json' }
  let over = false
  const others: number[] = []
  const begun = performance.now()
  const signal = AbortSignal.timeout(patience)
  const posted = fetch(`${server.url}/api/observations`, { method: 'POST', headers, body, signal }).then(
    async (answer) => {
      await answer.arrayBuffer()
      over = true
      return { status: answer.status, took: performance.now() - begun }
    },
  )
  const isOver = () => over
  for (let turn = 0; !isOver(); turn += 1) {
    const at = performance.now()
    const answer = await fetch(server.url + paths[turn % paths.length]!, { headers: byToken, signal })
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`${answer.url} was answered ${answer.status}`)
    others.push(performance.now() - at)
    await pause(20)
  }
  return { ...(await posted), others: others.toSorted((a, b) => a - b) }
}
