import type { Filings } from '#server/contract/filings.ts'
import type { ReviewQueue } from '#server/contract/review.ts'
import { startPostgres } from '#tests/support/databases/postgres-server.ts'
import { limited, percentile, type Figure } from '../../figure.ts'
import { progress } from '../../progress.ts'
import { planEnd, plannedServer, planStart, type PlannedServer } from '../meetings/planned-server.ts'

const [cells, months, onePage] = [500, 20, 50]
const rounds = 5
const limits = { page: 300, filing: 1_000, template: 1_000 }

/** A queue of 10,000 cells by risk, page by page, and a filing of 500 cells, on both engines; PostgreSQL has gathered no statistics yet. */
export async function desk(): Promise<Figure[]> {
  const onSqlite = await measured('SQLite')
  const postgres = await startPostgres(['autovacuum=off'])
  try {
    return [...onSqlite, ...(await measured('PostgreSQL', postgres.url))]
  } finally {
    await postgres.stop()
  }
}

async function measured(engine: string, databaseUrl?: string): Promise<Figure[]> {
  const planned = await plannedServer(cells, { organisations: 1, ...(databaseUrl && { databaseUrl }) })
  try {
    progress(`${engine}: ${cells * months} figures are handed in`)
    await planned.submit(planStart, `${Number(planStart.slice(0, 4)) + 1}-09`)
    const pages = await pagesOf(planned)
    const { filings } = await planned.reporter.call<Filings>('GET', `/api/filings?at=${planEnd}`)
    const largest = filings.findLast(({ counts }) => counts.owed === cells)
    if (!largest) throw new Error(`no filing has ${cells} cells`)
    const opened = `/api/filings/${largest.id}`
    return [
      limited(
        `page of ${onePage} of a queue of ${cells * months} by risk, ${engine}, p50`,
        percentile(pages, 0.5),
        'ms',
        limits.page,
      ),
      limited('… slowest', Math.max(...pages), 'ms', limits.page),
      limited(
        `filing of ${cells} cells`,
        await timeOf(planned, `${opened}?at=${planEnd}`),
        'ms',
        limits.filing,
      ),
      limited(
        '… its template',
        await timeOf(planned, `${opened}/template.xlsx?at=${planEnd}`),
        'ms',
        limits.template,
      ),
    ]
  } finally {
    await planned.stop()
  }
}

/** Milliseconds of each page of the queue, the first to the last. */
async function pagesOf({ reviewer }: PlannedServer): Promise<number[]> {
  const times: number[] = []
  let [after, seen]: [number | null, number] = [0, 0]
  while (after !== null) {
    const begun = performance.now()
    const path: string = `/api/review?order=risk&limit=${onePage}&after=${after}`
    const queue: ReviewQueue = await reviewer.call<ReviewQueue>('GET', path)
    times.push(performance.now() - begun)
    seen += queue.items.length
    after = queue.next
  }
  if (seen !== cells * months) throw new Error(`the queue has ${seen} cells`)
  return times
}

/** The middle of some times of a request until its last byte, in milliseconds. */
async function timeOf({ server, reporter }: PlannedServer, path: string): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now()
    const answer = await fetch(server.url + path, { headers: { cookie: reporter.cookie } })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    await answer.arrayBuffer()
    times.push(performance.now() - begun)
  }
  return percentile(times, 0.5)
}
