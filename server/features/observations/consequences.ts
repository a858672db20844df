import { seriesKey, type SeriesName } from '#metrics/catalogue/cell-key.ts'
import { commitmentText } from '#metrics/catalogue/commitment-text.ts'
import type { AbsenceReason, Observation } from '#metrics/series/observation.ts'
import { parseValue } from '#metrics/numbers/parse-value.ts'
import { formatPeriod, parsePeriod, periodEnd, periodOf, type Period } from '#metrics/period.ts'
import { withApproved, withoutApproval, type SupposedRevision } from '#metrics/series/supposed-revision.ts'
import { seriesThrough } from '#metrics/series/computed/series-through.ts'
import { rankingConsequences, schemesWith } from '#metrics/evaluation/ranking-consequences.ts'
import { revisionConsequences } from '#metrics/consequences/revision-consequences.ts'
import type { Consequences } from '../../contract/observations.ts'
import { observationOf } from '../../db/observations/observation-row.ts'
import type { CellName } from '../../db/observations/newest-revision.ts'
import { revisionsOfCells } from '../../db/observations/revisions-of-cells.ts'
import { standingApproved } from '../../db/observations/standing-approved.ts'
import { AppError } from '../../errors.ts'
import { evaluatedObservations } from '../../judging/evaluated-observations.ts'
import { knownRevisions, type SeriesSpan } from '../../db/observations/known-revisions.ts'
import { componentsOf } from '../../judging/known-series.ts'
import { firstBreakRevisions } from '../../judging/queries.ts'
import type { View } from '../../judging/view.ts'

/** A proposed revision of a cell: a value, the reason of its absence, or the number of a revision that would be revoked. */
export interface ProposedRevision extends CellName {
  readonly value?: string
  readonly reason?: AbsenceReason
  readonly revoked?: string
}

/** A proposed figure of a cell, with the observations of its series after it. */
interface Revision {
  readonly revision: SupposedRevision
  readonly after: (known: readonly Observation[]) => readonly Observation[]
}

/** A series that a revision concerns: that of its cell, or one that is computed from it. */
interface Concerned {
  readonly series: SeriesName
  readonly observations: readonly Observation[]
  /** The observations after the revision. */
  readonly revised: readonly Observation[]
}

/**
 * The lights and ranks, up to the view's reference date, that would have differed if the proposed value had been approved, or a revision
 * not been approved. Computed series are included. Rules V-1 to V-3. @throws AppError not-found, bad-period, bad-value
 */
export async function consequences(view: View, proposed: ProposedRevision): Promise<Consequences> {
  const { index, at, asOf } = view
  const { indicator, region } = proposed
  if (!index.indicators.has(indicator)) throw new AppError('not-found', `没有指标“${indicator}”。`)
  const period = parsePeriod(proposed.period)
  if (!period)
    throw new AppError('bad-period', `“${proposed.period}”不是报送期：请写成 2024-M07、2024-Q3 或 2024。`)
  const found = await revisionOf(view, proposed, period)
  const { revision } = found
  const told: Consequences = { sequence: asOf, changes: [], rankings: [] }
  for (const concerned of await concernedBy(view, { indicator, region }, found)) {
    const targets = index
      .targetsOn(concerned.series.indicator, concerned.series.region)
      .map(({ target }) => target)
    const byId = new Map(targets.map((target) => [target.id, target]))
    const changes = revisionConsequences({
      ...concerned,
      targets,
      proposed: revision,
      today: at,
      rules: index.catalogue.lightRules,
      calendar: index.calendar,
    })
    told.changes.push(
      ...changes.map((change) => {
        const target = byId.get(change.target)!
        return {
          ...change,
          name: index.indicators.get(concerned.series.indicator)!.name,
          commitment: commitmentText(target),
          due: target.due!,
        }
      }),
    )
    told.rankings.push(...(await rankings(view, concerned, revision)))
  }
  return told
}

/** The figure after the proposed revision, and how the revision changes the observations of its series. */
async function revisionOf(
  { reader, asOf }: View,
  proposed: ProposedRevision,
  period: Period,
): Promise<Revision> {
  if (proposed.revoked === undefined) {
    const revision = { period, value: valueOf(proposed), ...(proposed.reason && { reason: proposed.reason }) }
    return { revision, after: (known) => withApproved(known, revision) }
  }
  const cell = { ...proposed, period: formatPeriod(period, 'sdmx') }
  const revisions = (await revisionsOfCells(reader, [cell]))(cell)
  const instead = standingApproved(revisions.filter(({ revision }) => String(revision) !== proposed.revoked))
  const revoked = { period, revision: Number(proposed.revoked) }
  const standing = instead && observationOf(instead, asOf)
  return {
    revision: { period, value: standing?.value ?? null },
    after: (known) => withoutApproval(known, revoked, standing),
  }
}

async function concernedBy(
  view: View,
  cell: SeriesName,
  { revision: { period }, after }: Revision,
): Promise<Concerned[]> {
  const { reader, index, asOf } = view
  const known = await knownRevisions(reader, [spanOf(view, cell, period)], asOf)
  const rows = [...known, ...(await firstBreakRevisions(reader, known, asOf))]
  const observations = rows.map((row) => observationOf(row, asOf))
  const own = { series: cell, observations, revised: after(observations) }
  const computed = index.computedFrom(cell).filter(({ region }) => region === cell.region)
  const components = await componentsOf(
    view,
    computed.map((series) => spanOf(view, series, period)),
  )
  const knownOf = (indicator: string): readonly Observation[] =>
    components.get(seriesKey({ ...cell, indicator })) ?? []
  const revisedOf = (indicator: string) =>
    indicator === cell.indicator ? after(knownOf(indicator)) : knownOf(indicator)
  const through = (series: SeriesName, observationsOf: (indicator: string) => readonly Observation[]) =>
    seriesThrough<Observation>(series.indicator, {
      indicators: index.indicators,
      observationsOf,
      asComponent: ({ observation }) => observation,
    })
  const results = computed.map((series) => ({
    series,
    observations: through(series, knownOf),
    revised: through(series, revisedOf),
  }))
  return [own, ...results]
}

/** The span of a series from the year before its first target or the revision, whichever is earlier, to the year of the reference date. */
function spanOf({ index, at }: View, series: SeriesName, period: Period): SeriesSpan {
  const starts = index
    .targetsOn(series.indicator, series.region)
    .map(({ record }) => Number(record.start.slice(0, 4)))
  return { ...series, from: Math.min(period.year, ...starts) - 1, to: Number(at.slice(0, 4)) }
}

async function rankings(
  view: View,
  { series, revised }: Concerned,
  revision: SupposedRevision,
): Promise<Consequences['rankings']> {
  const { index, at } = view
  const schemes = schemesWith(index, series)
  if (schemes.length === 0) return []
  const { frequency } = index.indicators.get(series.indicator)!
  // A revised period is evaluated in its own year or the next; later values do not matter.
  const observationsOf = await evaluatedObservations(
    { ...view, at: at < `${revision.period.year + 2}` ? at : `${revision.period.year + 1}-12-31` },
    schemes,
  )
  const changes = rankingConsequences({
    schemes,
    index,
    series,
    proposed: { ...revision, period: periodOf(periodEnd(revision.period), frequency) },
    observationsOf,
    revised,
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
