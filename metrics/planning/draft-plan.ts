import type { Catalogue, TargetRecord } from '../catalogue/catalogue.ts'
import { assemblePlan, type AssembledPlan } from '../policy/assemble-plan.ts'
import { catalogueErrors } from '../policy/catalogue-errors.ts'
import type { CatalogueFinding } from '../policy/catalogue-finding.ts'
import { catalogueRemarks } from '../policy/catalogue-remarks.ts'
import { recordNames } from '../policy/errors/record-names.ts'
import {
  citedByOthers,
  citing,
  collectedWhereHanded,
  findUnfitIndicators,
  sharedTargets,
  withMeasuredNamed,
  withWholes,
} from './cited-targets.ts'
import { documentsInUse } from './in-use/documents-in-use.ts'
import { draftCells } from './cells/draft-cells.ts'
import { withDeadlines } from './cells/draft-formulas.ts'
import { withCountingVersions } from './cells/counting-versions.ts'
import { withEarlierSchemes } from './cells/earlier-schemes.ts'
import { draftDisclosures } from './cells/draft-disclosures.ts'
import { withFieldsBeside } from './cells/fields-beside.ts'
import { withSources } from './cells/draft-sources.ts'
import { draftOrganisations } from './places/draft-organisations.ts'
import { draftRegions } from './places/draft-regions.ts'
import type { DraftTable, PlanDraft, PlanFault } from './plan-draft.ts'
import type { DraftGround, DraftPlace } from './draft-place.ts'
import { joinPlan, type PlanRecords } from './join-plan.ts'
import { boardsOf, readDraft } from './read-draft.ts'
import { changedThoughAdjusted, planRemarks, type PlanRemark } from './plan-remarks.ts'
import { changedBeside } from './tables/changed-beside.ts'
import { takenIds } from './taken-ids.ts'

export interface DraftedPlan {
  /** The catalogue with the plan, which replaces an earlier version of it. */
  readonly catalogue: Catalogue
  /** The records of the plan that are new or changed. */
  readonly records: PlanRecords
  readonly document: string
  /** The draft with the ids that its records were given, so that it can be changed further. */
  readonly filled: PlanDraft
}

export interface DraftReading {
  readonly faults: readonly PlanFault[]
  readonly remarks: readonly PlanRemark[]
  /** Absent where a fault prevents it. */
  readonly plan?: DraftedPlan
}

/**
 * Reads a draft as the records that it would become, with every fault that keeps it from being published, at its cell. Unreadable cells
 * are faults first; once all are readable, the records are checked together. Rules Z-2, Z-3.
 */
export function draftPlan(written: PlanDraft, ground: DraftGround): DraftReading {
  const { standing, official, isTaken } = ground
  const faults: PlanFault[] = []
  const given = new Set<string>()
  const free = (prefix: string, alike?: (number: number) => string): string => {
    let number = 1
    const isFree = (id: string) => !isTaken(id) && !given.has(id)
    while (!isFree(`${prefix}-${number}`) || (alike && isTaken(alike(number)))) number += 1
    given.add(`${prefix}-${number}`)
    return `${prefix}-${number}`
  }
  const regions = draftRegions(written, standing.regions, official, faults)
  const cells = draftCells('document', null, faults)
  const home = regions.find(cells.required('region', written.document.region, '计划的地区'))
  if (home === undefined) {
    if (written.document.region)
      cells.fault('region', `没有“${written.document.region}”这个地区，请从列表中选。`)
    return { faults, remarks: [] }
  }
  const organisations = draftOrganisations(written, standing.organisations, regions, home, free, faults)
  const id = cells.id('id', written.document.id) ?? free(`${home}-plan`)
  const before = documentsInUse(standing, new Set([id]))
  const measured = before.indicators
  const draft = withMeasuredNamed(written, measured, home)
  const place: DraftPlace = { regions, organisations: organisations.all, measured, home, id, free, faults }
  const source = readDraft(draft, place)
  const boards = boardsOf(draft, place)
  const shared = sharedTargets(draft, before, source.clauses, faults)
  findUnfitIndicators(draft, before, faults)
  if (faults.length > 0) return { faults, remarks: [] }
  const assembled = assemblePlan(source, {
    organisations: organisations.all,
    // A region that a reform creates is given its part of everything by that reform.
    regions: [...regions.byCode.values()].filter(({ byReform }) => !byReform),
  })
  const said = new Set(
    source.commitments.flatMap(({ slug, reportDays }) =>
      reportDays === undefined ? [] : `${source.place}-${slug}`,
    ),
  )
  const countingFrom = new Map(
    source.commitments.flatMap(({ slug, countingFrom: from }) =>
      from === undefined ? [] : [[`${source.place}-${slug}`, from]],
    ),
  )
  const reported = withCountingVersions(
    withDeadlines(assembled.indicators, measured, (one) => said.has(one)),
    standing.indicators,
    (one) => countingFrom.get(one),
  )
  const { indicators, ids: sources } = withSources(reported, draft, assembled.targets, place)
  const own = withOwnIds(assembled.targets, home)
  const disclosures = draftDisclosures(draft, own, faults)
  faults.push(...takenIds(id, standing, { ...assembled, indicators: reported, targets: own, boards }))
  if (faults.length > 0) return { faults, remarks: [] }
  const targets = withWholes(citedByOthers(own, before.targets), draft, before.targets, faults)
  if (faults.length > 0) return { faults, remarks: [] }
  const stated = new Set(targets.map((target) => target.id))
  const others = standing.targets.filter((target) => !stated.has(target.id))
  const cited = citing(others, shared, id)
  const { rowsWith, remarks, ...drafted } = changedBeside(ground, {
    documents: [assembled.document],
    indicators: collectedWhereHanded(indicators, targets, before, regions.byCode),
    targets,
    milestones: assembled.milestones,
    boards,
  })
  const records = {
    ...drafted,
    indicators: withEarlierSchemes(drafted.indicators, ground),
    targets: [...drafted.targets.filter((_, row) => !source.commitments[row]!.collectedOnly), ...cited],
    regions: regions.changed,
    organisations: organisations.changed,
    disclosures: withFieldsBeside(disclosures, standing.disclosures, (one) =>
      ground.publishedOf?.('disclosure', one),
    ).records,
  }
  const joined = joinPlan(before, standing, records)
  const places = new Map([
    ...shared.map(({ target, row }): [string, RecordPlace] => [target, { table: 'shared', row }]),
    ...placesOf(assembled, targets, organisations.ids),
    ...sources.flatMap((source, row): [string, RecordPlace][] =>
      source === undefined ? [] : [[source, { table: 'sources', row }]],
    ),
  ])
  const nameOf = recordNames(joined)
  const at = ({ subject }: CatalogueFinding) =>
    places.get(subject) ?? { table: 'document' as const, row: null }
  const errors = catalogueErrors(joined).map((finding) => ({
    ...at(finding),
    field: fieldOf[finding.code] ?? 'name',
    detail: `${nameOf(finding.message)}。`,
  }))
  if (errors.length > 0) return { faults: errors, remarks: [] }
  const alone = { ...joined, ...records, organisations: joined.organisations }
  const filled: PlanDraft = {
    ...draft,
    document: { ...draft.document, id },
    organisations: draft.organisations.map((row, n) => ({ ...row, id: organisations.ids[n]! })),
    targets: rowsWith(written.targets).map((row, n) => ({ ...row, slug: source.commitments[n]!.slug })),
    milestones: draft.milestones.map((row, n) => ({ ...row, id: source.milestones[n]!.id })),
    duties: draft.duties.map((row, n) => ({ ...row, id: source.duties[n]!.id })),
    sources: draft.sources.map((row, n) => ({ ...row, ...(sources[n] !== undefined && { id: sources[n] }) })),
    boards: draft.boards.map((row, n) => ({ ...row, id: boards[n]!.id })),
  }
  return {
    faults: [],
    remarks: [
      ...planRemarks(draft, source, { assembled, ground }),
      ...remarks,
      ...changedThoughAdjusted(targets, standing),
      ...catalogueRemarks(alone).map((finding) => ({
        ...at(finding),
        detail: `${nameOf(finding.message)}。`,
      })),
    ].map(({ table, row, detail }) => ({ table, row, detail })),
    plan: { catalogue: joined, records, document: id, filled },
  }
}

type RecordPlace = Pick<PlanFault, 'table' | 'row'>

/** The cell of a row that each finding on a record concerns. */
const fieldOf: Readonly<Record<string, string>> = {
  'reporter-missing': 'lead',
  'collected-backwards': 'collectedTo',
  'locked-before-due': 'lockDays',
  'due-before-start': 'due',
  'range-without-high': 'high',
  'duplicate-target': 'value',
  contradiction: 'value',
  'region-not-collected': 'region',
  'part-of-nothing': 'partOf',
  'part-of-part': 'partOf',
  'part-unlike': 'partOf',
  'part-indicator': 'indicator',
  formula: 'formula',
  'formula-circle': 'formula',
  'source-computed': 'target',
  'source-unlike': 'unit',
  'source-judged': 'target',
}

/** Targets with ids of their own: where several have one id, those outside the plan's region have their region added. */
function withOwnIds(targets: readonly TargetRecord[], home: string): TargetRecord[] {
  const count = new Map<string, number>()
  for (const { id } of targets) count.set(id, (count.get(id) ?? 0) + 1)
  return targets.map((target) =>
    count.get(target.id) === 1 || target.region === home
      ? target
      : { ...target, id: `${target.id}-${target.region}` },
  )
}

/** The row of the draft for each record, by id. */
function placesOf(
  { document, indicators, milestones }: AssembledPlan,
  targets: readonly TargetRecord[],
  organisations: readonly string[],
): ReadonlyMap<string, RecordPlace> {
  const rows = (table: DraftTable, ids: readonly string[]) =>
    ids.map((id, row): [string, RecordPlace] => [id, { table, row }])
  const firstOn = (indicator: string) => targets.findIndex((target) => target.indicator === indicator)
  return new Map<string, RecordPlace>([
    ...indicators.map(({ id }): [string, RecordPlace] => [id, { table: 'targets', row: firstOn(id) }]),
    ...rows(
      'clauses',
      document.clauses.map(({ key }) => key),
    ),
    ...rows(
      'targets',
      targets.map(({ id }) => id),
    ),
    ...rows(
      'milestones',
      milestones.map(({ id }) => id),
    ),
    ...rows(
      'duties',
      document.duties.map(({ id }) => id),
    ),
    ...rows('organisations', organisations),
  ])
}
