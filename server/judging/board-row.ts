import type { Assessment } from '#metrics/assessment.ts'
import type { CataloguedTarget } from '#metrics/catalogue/catalogue-index.ts'
import { answeringOrganisations } from '#metrics/catalogue/target-groups.ts'
import { formatPeriod } from '#metrics/period.ts'
import type { BoardRow } from '../contract/board.ts'

/**
 * A target as a board shows it, with its organisation as `nameOf` names it. On the board of a document it has that document's citation,
 * otherwise its first.
 */
export function boardRow(
  { record, target }: CataloguedTarget,
  assessment: Assessment,
  nameOf: (organisation: string) => string,
  scope?: string,
): BoardRow {
  const citation = record.citations.find(({ document }) => document === scope) ?? record.citations[0]
  if (!citation) throw new Error(`Target ${record.id} has no citation`)
  const organisation = answeringFor({ record, target })
  const { expected, period, baseline, why, yearPart } = assessment
  return {
    target: record.id,
    indicator: record.indicator,
    name: record.name,
    unit: target.indicator.unit,
    decimals: target.indicator.decimals,
    region: record.region,
    document: citation.document,
    clause: citation.clause,
    organisation,
    organisationName: nameOf(organisation),
    leadAssumed: record.leadAssumed,
    basis: record.basis,
    comparator: record.comparator,
    targetValue: Number(record.value),
    high: record.high === undefined ? null : Number(record.high),
    start: record.start,
    due: record.due ?? null,
    light: assessment.light,
    ...(why.decidingStep === 'not-applicable' && { notApplicable: true as const }),
    completion: assessment.completion,
    distance: assessment.distance,
    schedule: assessment.schedule,
    gap: assessment.gap,
    value: assessment.value,
    numerator: assessment.numerator,
    denominator: assessment.denominator,
    achieved: assessment.achieved,
    baseline: baseline?.value ?? null,
    // The part of the target that falls to the reference date's year.
    ...(yearPart && { yearPart }),
    breakPeriod: why.breakAt ? formatPeriod(why.breakAt, 'sdmx') : null,
    period: period && formatPeriod(period, 'sdmx'),
    status: assessment.status,
    ...(assessment.correction && { correction: assessment.correction }),
    pendingReview: assessment.pendingReview,
    expectedPeriod: expected && formatPeriod(expected.period, 'sdmx'),
    deadline: expected?.deadline ?? null,
    overdueSince: assessment.overdueSince?.deadline ?? null,
    overdueDays: assessment.overdueDays,
    lagMonths: assessment.lagMonths,
    rule: assessment.rule,
    demo: assessment.demo,
  }
}

/** The organisation that a target's row names: the first of those that answer for it. */
export function answeringFor(entry: CataloguedTarget): string {
  return answeringOrganisations(entry)[0]!
}
