import type { CatalogueIndex, CataloguedTarget } from '#metrics/catalogue/catalogue-index.ts'
import { distinctNames } from '#metrics/catalogue/organisation-names.ts'
import { spanPeriods } from '#metrics/catalogue/span-periods.ts'
import { periodAt, periodEnd } from '#metrics/period.ts'
import type { Why } from '../../contract/why.ts'
import { publicRecordOf, stateAsOf, type ObservationRow } from '../../db/observations/observation-row.ts'
import { AppError } from '../../errors.ts'
import { boardRow } from '../../judging/board-row.ts'
import { computedBasis } from '../../judging/computed/computed-basis.ts'
import { judge, type JudgedTarget } from '../../judging/judge.ts'
import { sourcesOf } from '../../judging/reasons/sources-of-target.ts'
import { lightReasonOf } from '../../judging/reasons/light-reason.ts'
import { disputesAmong, figureSteps } from '../../records/kinds/revisions/kept-steps.ts'
import type { View } from '../../judging/view.ts'

/** What went into a target's light at a view. @throws AppError not-found */
export async function why(view: View, target: string): Promise<Why> {
  const { index } = view
  const catalogued = index.targets.get(target)
  if (!catalogued) throw new AppError('not-found', `没有这个目标：${target}。`)
  const [judged] = (await judge(view, [catalogued])) as [JudgedTarget]
  const { assessment } = judged
  const { steps, toGreen, remarks, rule } = lightReasonOf(judged, view)
  // Names are distinct within the whole catalogue, since the reader may come from any board.
  const nameOf = distinctNames(index, index.organisations.keys())
  return {
    sequence: view.asOf,
    row: boardRow(catalogued, assessment, nameOf),
    rule: { ...rule, basis: index.lightRuleAt(view.at).basis ?? null },
    steps: [...steps],
    computed: await computedBasis(view, judged),
    sources: await sourcesOf(view, judged, nameOf),
    ...(await disputesOf(view, catalogued, nameOf)),
    inputs: inputsOf(judged, view).map((row) => publicRecordOf(row, view.asOf)),
    citations: citationsOf(index, catalogued),
    organisations: organisationsOf(index, catalogued, nameOf),
    toGreen,
    remarks: [...remarks],
  }
}

/** The open disputes with figures of a target's series, newest first. */
async function disputesOf(
  { reader, asOf }: View,
  { record: { indicator, region } }: CataloguedTarget,
  nameOf: (organisation: string) => string,
): Promise<Pick<Why, 'disputes'>> {
  const steps = (await figureSteps(reader, { indicator, region })).filter(({ sequence }) => sequence <= asOf)
  const open = disputesAmong(steps).filter(({ ended }) => !ended)
  if (open.length === 0) return {}
  const disputes = open.map(({ raised: { period, organisation, value, reason, method } }) => ({
    ...{ period, disputed: Number(value), reason, method },
    organisationName: organisation === null ? null : nameOf(organisation),
  }))
  return { disputes: disputes.reverse() }
}

/** The approved values in force from the period of the baseline on, newest first. */
function inputsOf({ catalogued, rows }: JudgedTarget, { at, asOf }: View): ObservationRow[] {
  const { frequency } = catalogued.target.indicator
  const from = periodEnd(periodAt(frequency, spanPeriods(catalogued.record, frequency).first - 1))
  const approved = rows.filter((row) => stateAsOf(row, asOf) === 'approved')
  return approved
    .filter(({ periodEnd }) => periodEnd >= from && periodEnd <= at)
    .sort((a, b) =>
      a.periodEnd < b.periodEnd ? 1 : a.periodEnd > b.periodEnd ? -1 : b.revision - a.revision,
    )
}

function clausesOf(index: CatalogueIndex, { record }: CataloguedTarget) {
  return record.citations.map((citation) => {
    const document = index.documents.get(citation.document)
    return { citation, document, clause: document?.clauses.find(({ path }) => path === citation.clause) }
  })
}

function citationsOf(index: CatalogueIndex, catalogued: CataloguedTarget): Why['citations'] {
  return clausesOf(index, catalogued).map(({ citation, document, clause }) => ({
    document: citation.document,
    title: document?.title ?? '',
    number: document?.number ?? null,
    clause: citation.clause,
    clauseTitle: clause?.title ?? '',
    remark: citation.remark ?? null,
  }))
}

/** The organisations of a target, each once with the first of its parts: lead, joint, support. */
function organisationsOf(
  index: CatalogueIndex,
  catalogued: CataloguedTarget,
  nameOf: (organisation: string) => string,
): Why['organisations'] {
  const parts = new Map<string, { part: 'lead' | 'joint' | 'support'; assumed: boolean }>()
  const add = (ids: readonly string[], part: 'lead' | 'joint' | 'support', assumed = false) => {
    for (const id of ids) if (!parts.has(id)) parts.set(id, { part, assumed })
  }
  add(catalogued.record.organisations, 'lead', catalogued.record.leadAssumed)
  const clauses = clausesOf(index, catalogued).flatMap(({ clause }) => clause ?? [])
  for (const { lead } of clauses) add(lead, 'lead')
  for (const { joint } of clauses) add(joint, 'joint')
  for (const { support } of clauses) add(support, 'support')
  return [...parts].map(([id, part]) => ({ name: nameOf(id), ...part }))
}
