import type { SeriesName } from '#metrics/catalogue/cell-key.ts'
import { sql } from 'drizzle-orm'
import { inPortions } from '../../event-loop-turns.ts'
import { prepared } from '../statements/prepared.ts'
import type { Reader } from '../store.ts'
import { wasApproved, wasHandedIn } from './as-known.ts'
import { columnsAsOf, joinsDecisionAsOf } from './decision.ts'
import type { ObservationRow } from './observation-row.ts'

/** The periods of a series in the years from the first to the last, both included. */
export interface SeriesSpan extends SeriesName {
  readonly from: number
  readonly to: number
}

/** The last year that a period can have. */
export const greatestYear = 9998

const asOf = sql.placeholder('asOf')

/** One statement reads at most so many spans, so that others wait for SQLite some milliseconds only. */
const spansAtOnce = 16
/** Statements are compiled for these numbers of spans; any number is made up of them. */
const sizes = [spansAtOnce, 8, 4, 2, 1]

/**
 * The statement goes from period to period and to the newest revision by index alone. Its cost depends on the requested cells, not on the
 * table or the number of revisions. Each step names the whole key, so that no engine reads a series by half of it.
 */
const newestOfSpans = (size: number) =>
  prepared(({ db, tables }) => {
    const { observation, decision } = tables
    const text = (name: string) => sql`cast(${sql.placeholder(name)} as text)`
    const spans = Array.from(
      { length: size },
      (_, place) =>
        sql`(${text(`indicator ${place}`)}, ${text(`region ${place}`)}, ${text(`from ${place}`)}, ${text(`past ${place}`)})`,
    )
    const newest = sql`select max(n.revision) from observation n
      where n.indicator = cell.indicator and n.region = cell.region and n.period = cell.period and n.status <> 'F'`
    const keys = sql`(
      with recursive span(indicator, region, first, past) as (values ${sql.join(spans, sql`, `)}),
      cell(indicator, region, past, period) as (
        select span.indicator, span.region, span.past, (
          select min(o.period) from observation o where o.indicator = span.indicator and o.region = span.region
            and o.period >= span.first and o.period < span.past) from span
        union all
        select cell.indicator, cell.region, cell.past, (
          select min(o.period) from observation o where o.indicator = cell.indicator and o.region = cell.region
            and o.period > cell.period and o.period < cell.past) from cell where cell.period is not null
      )
      select indicator, region, period,
        (${newest} and ${wasApproved({ row: 'n', asOf })}) as revision from cell
      union
      select indicator, region, period, (${newest} and ${wasHandedIn({ row: 'n', asOf })}) as revision from cell
    ) as newest`
    return db
      .select(columnsAsOf(tables, asOf))
      .from(keys)
      .innerJoin(
        observation,
        sql`${observation.indicator} = newest.indicator and ${observation.region} = newest.region
          and ${observation.period} = newest.period and ${observation.revision} = newest.revision`,
      )
      .leftJoin(decision, joinsDecisionAsOf(tables, asOf))
  })

const statements = new Map(sizes.map((size) => [size, newestOfSpans(size)]))

/**
 * The last approved revision of every cell of the spans, and the last one that was submitted and not recalled, as known at the entry
 * `sequence`; never a draft, nor a forecast, which counts for nothing (A-2). The statements, each of sixteen spans at most, run at the same
 * time, so it must not be called within a transaction.
 */
export async function knownRevisions(
  reader: Reader,
  spans: readonly SeriesSpan[],
  sequence: number,
): Promise<ObservationRow[]> {
  const reading: PromiseLike<ObservationRow[]>[] = []
  for (let first = 0; first < spans.length;) {
    const size = sizes.find((size) => size <= spans.length - first)!
    const values = numbered(spans.slice(first, first + size))
    reading.push(statements.get(size)!(reader).execute({ ...values, asOf: sequence }))
    first += size
  }
  return (await Promise.all(reading)).flat()
}

/** The values of the spans, by the names of the statement's placeholders. */
function numbered(spans: readonly SeriesSpan[]): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [place, { indicator, region, from, to }] of spans.entries()) {
    values[`indicator ${place}`] = indicator
    values[`region ${place}`] = region
    values[`from ${place}`] = String(from)
    values[`past ${place}`] = String(to + 1)
  }
  return values
}

/** The known revisions of many spans, some at a time, so that other requests are answered in between. */
export async function knownOfMany(
  reader: Reader,
  spans: readonly SeriesSpan[],
  sequence: number,
): Promise<ObservationRow[]> {
  const rows: ObservationRow[] = []
  for await (const portion of inPortions(spans, spansAtOnce))
    for (const row of await knownRevisions(reader, portion, sequence)) rows.push(row)
  return rows
}
