import type { SeriesName } from '#metrics/catalogue/cell-key.ts'
import { commitmentText } from '#metrics/catalogue/commitment-text.ts'
import type { AbsenceReason } from '#metrics/series/observation.ts'
import { parseValue } from '#metrics/numbers/parse-value.ts'
import { parsePeriod } from '#metrics/period.ts'
import type { Proposal } from '#metrics/series/proposed-revision.ts'
import { rankingConsequences, schemesWith } from '#metrics/evaluation/ranking-consequences.ts'
import { revisionConsequences } from '#metrics/consequences/revision-consequences.ts'
import type { Consequences } from '../../contract/observations.ts'
import { observationOf } from '../../db/observations/observation-row.ts'
import { AppError } from '../../errors.ts'
import { evaluatedObservations } from '../../judging/evaluated-observations.ts'
import { knownRevisions } from '../../db/observations/known-revisions.ts'
import { firstOfBreaks } from '../../judging/queries.ts'
import type { View } from '../../judging/view.ts'

/** A cell and what it would say: a value, or the reason why there is none. */
export interface ProposedRevision {
  readonly indicator: string
  readonly region: string
  readonly period: string
  readonly value?: string
  readonly reason?: AbsenceReason
}

/**
 * Which lights and places would have been others had the cell been approved with the proposed value, at reference dates up to
 * the view's. @throws AppError not-found, bad-period, bad-value
 */
export async function consequences(view: View, proposed: ProposedRevision): Promise<Consequences> {
  const { reader, index, at, asOf } = view
  const { indicator, region } = proposed
  if (!index.indicators.has(indicator)) throw new AppError('not-found', `没有指标“${indicator}”。`)
  const period = parsePeriod(proposed.period)
  if (!period)
    throw new AppError('bad-period', `“${proposed.period}”不是报送期：请写成 2024-M07、2024-Q3 或 2024。`)
  const value = valueOf(proposed)
  const targets = index.targetsOn(indicator, region).map(({ target }) => target)
  const years = [period.year, ...targets.map(({ start }) => Number(start.slice(0, 4)))]
  const bounds = { from: Math.min(...years) - 1, to: Number(at.slice(0, 4)) }
  const known = await knownRevisions(reader, [{ indicator, region, ...bounds }], asOf)
  const rows = [...known, ...(await firstOfBreaks(reader, known, asOf))]
  const revision = { period, value, ...(proposed.reason && { reason: proposed.reason }) }
  const changes = revisionConsequences({
    targets,
    observations: rows.map((row) => observationOf(row, asOf)),
    proposed: revision,
    today: at,
    rules: index.catalogue.lightRules,
    calendar: index.calendar,
  })
  const byId = new Map(targets.map((target) => [target.id, target]))
  return {
    sequence: asOf,
    changes: changes.map((change) => {
      const target = byId.get(change.target)!
      return { ...change, commitment: commitmentText(target), due: target.due! }
    }),
    rankings: await rankings(view, { indicator, region }, revision),
  }
}

async function rankings(
  view: View,
  series: SeriesName,
  revision: Proposal,
): Promise<Consequences['rankings']> {
  const { index, at } = view
  const schemes = schemesWith(index, series)
  if (schemes.length === 0) return []
  // The revised period is evaluated in its own year or just after it; values of later years have no part in that.
  const observationsOf = await evaluatedObservations(
    { ...view, at: at < `${revision.period.year + 2}` ? at : `${revision.period.year + 1}-12-31` },
    schemes,
  )
  const changes = rankingConsequences({
    schemes,
    index,
    series,
    proposed: revision,
    observationsOf,
    today: at,
  })
  return changes.map((change) => ({
    ...change,
    name: index.evaluationSchemes.get(change.scheme)?.name ?? change.scheme,
    subjectName:
      index.regions.get(change.subject)?.name ??
      index.organisations.get(change.subject)?.name ??
      change.subject,
  }))
}

function valueOf({ value, reason }: ProposedRevision): string | null {
  if (value === undefined) {
    if (reason !== undefined) return null
    throw new AppError('bad-value', '请给出 value，或没有数值的 reason。')
  }
  const parsed = parseValue(value)
  if ('value' in parsed) return parsed.value
  throw new AppError('bad-value', `“${value}”不是可以保存的数值。`)
}
