import { isOnDesk } from '#metrics/series/observation.ts'
import { parsePeriod, periodEnd, periodStart } from '#metrics/period.ts'
import type { ObservationSeries } from '../../contract/observations.ts'
import { recordOf, stateAsOf, type ObservationRow } from '../../db/observations/observation-row.ts'
import { AppError } from '../../errors.ts'
import type { View } from '../../judging/view.ts'
import type { Actor } from '../../access/actor.ts'
import { revisionsOf } from './queries.ts'

/** A series as asked for; `from` and `to` are periods, both included. */
export interface SeriesQuery {
  readonly indicator: string
  readonly region?: string
  readonly from?: string
  readonly to?: string
  readonly includeHistory: boolean
}

/**
 * The whole series as known at `asOf`: of every cell the newest revision that the actor may see, or all of them.
 * Everyone sees what is approved; those who report, review or audit also what is submitted or returned; a draft,
 * withdrawn or not, only its author. @throws AppError not-found, bad-period
 */
export async function series(
  { reader, index, asOf }: View,
  actor: Actor,
  query: SeriesQuery,
): Promise<ObservationSeries> {
  const { indicator, region } = query
  if (!index.indicators.has(indicator)) throw new AppError('not-found', `没有指标“${indicator}”。`)
  if (region !== undefined && !index.regions.has(region))
    throw new AppError('not-found', `没有地区“${region}”。`)
  const dates = {
    from: query.from === undefined ? '0000' : periodStart(periodOf(query.from)),
    to: query.to === undefined ? '9999' : periodEnd(periodOf(query.to)),
  }
  const rows = (await revisionsOf(reader, { indicator, region }, dates, asOf)).filter((row) =>
    maySee(actor, row, asOf),
  )
  const shown = query.includeHistory ? rows : newestOfEach(rows.filter((row) => !isWithdrawn(row, asOf)))
  return { sequence: asOf, observations: shown.map((row) => recordOf(row, asOf)) }
}

const isWithdrawn = (row: ObservationRow, asOf: number) => stateAsOf(row, asOf) === 'withdrawn'

/** Of rows in order of the key the last of each cell. */
function newestOfEach(rows: readonly ObservationRow[]): ObservationRow[] {
  return rows.filter((row, place) => {
    const next = rows[place + 1]
    return next?.region !== row.region || next.period !== row.period
  })
}

function maySee(actor: Actor, row: ObservationRow, asOf: number): boolean {
  const state = stateAsOf(row, asOf)
  if (state === 'approved') return true
  if (isOnDesk(state)) return row.actor === actor.id
  return (['report', 'review', 'audit'] as const).some((right) => actor.rights.has(right))
}

function periodOf(text: string) {
  const period = parsePeriod(text)
  if (period) return period
  throw new AppError('bad-period', `“${text}”不是报送期：请写成 2024-M07、2024-Q3 或 2024。`)
}
