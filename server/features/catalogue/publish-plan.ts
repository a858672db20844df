import { seriesDayKey } from '#metrics/catalogue/cell-key.ts'
import { indexCatalogue, type CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { documentsInUse } from '#metrics/planning/in-use/documents-in-use.ts'
import { draftPlan, type DraftedPlan, type DraftReading } from '#metrics/planning/draft-plan.ts'
import { planLacks, type PlanLack } from '#metrics/planning/plan-lacks.ts'
import type { PlanFault } from '#metrics/planning/plan-draft.ts'
import { reportsFor } from '#metrics/reporting/who-reports.ts'
import { reviewLevelWords } from '#metrics/wording/reporting/review-levels.ts'
import { addDays } from '#metrics/period/civil-date.ts'
import type { Actor } from '../../access/actor.ts'
import type { Board } from '../../contract/board.ts'
import type { PlanCheck, PublishedPlan } from '../../contract/plan-drafts.ts'
import { hasRight, needed } from '../../contract/rights.ts'
import type { TurnedLights } from '../../contract/turned-lights.ts'
import type { Deps } from '../../deps.ts'
import {
  catalogueWith,
  newestRecords,
  recordKey,
  recordsOf,
  withdrawn,
  type CatalogueRow,
} from '../../db/catalogue/catalogue-records.ts'
import type { CatalogueVersion } from '../../db/catalogue/change-catalogue.ts'
import { changesUnderValues } from '../../db/catalogue/refuse-change-under-values.ts'
import { officialRegions } from '../../db/catalogue/shipped-documents.ts'
import type { Reader } from '../../db/store.ts'
import { AppError } from '../../errors.ts'
import { projectBoard } from '../../judging/board.ts'
import { knownSeries } from '../../judging/known-series.ts'
import { lightsTurnedBy } from './lights-turned-by.ts'
import { viewOf } from '../../judging/view.ts'
import { changedBy, changeOrPropose } from '../../records/change-or-propose.ts'
import { unreviewedSteps } from '../../workflow/unreviewed.ts'
import { reportersOf, reviewersOf } from '../people/queries.ts'
import { keptDraft, refuseStale, requireDraft } from './plan-drafts.ts'
import { approvedAtEnds, publishedRecords, updateDraft } from './queries.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue'>
const dayBefore = (date: string) => addDays(date, -1)

type Rows = ReadonlyMap<string, CatalogueRow>

/** The faults that keep a draft from being published, and remarks for its reader. @throws AppError not-found */
export async function checkPlan({ store: { reader }, clock }: Needs, id: string): Promise<PlanCheck> {
  const kept = await newestRecords(reader)
  const { faults, remarks, plan } = await readDraft(
    reader,
    await requireDraft(reader, id),
    kept,
    clock.today(),
  )
  return {
    faults: [...faults, ...(plan ? await underValues(reader, plan, kept) : [])],
    remarks: [...remarks],
  }
}

/** The cells whose change would give values another meaning. Rule U-5. */
async function underValues(reader: Reader, plan: DraftedPlan, kept: Rows): Promise<PlanFault[]> {
  const { targets } = plan.records
  const changes = await changesUnderValues(reader, changesOf(plan, kept))
  return changes.map(({ kind, id, field, detail }) => {
    // The records of targets are in the order of their rows, before those of other plans.
    const row = targets.findIndex((target) => (kind === 'target' ? target.id : target.indicator) === id)
    return { table: 'targets', row: row < plan.filled.targets.length ? Math.max(row, 0) : 0, field, detail }
  })
}

/** The board that a draft would result in, on the day `at`. @throws AppError not-found, bad-item where the draft cannot be published */
export async function previewPlan(deps: Needs, id: string, at: string | undefined): Promise<Board> {
  const { reader } = deps.store
  const row = await requireDraft(reader, id)
  const plan = requirePlan(await readDraft(reader, row, await newestRecords(reader), deps.clock.today()))
  const view = await viewOf(deps, at === undefined ? {} : { at })
  return projectBoard({ ...view, index: indexCatalogue(plan.catalogue).on(view.at) }, plan.document)
}

/** The lights in force that publishing a draft would turn. @throws AppError not-found, bad-item where the draft cannot be published */
export async function lightsOfPlan(deps: Needs, id: string, at: string | undefined): Promise<TurnedLights> {
  const { reader } = deps.store
  const kept = await newestRecords(reader)
  const row = await requireDraft(reader, id)
  const plan = requirePlan(await readDraft(reader, row, kept, deps.clock.today()))
  const changes = changesOf(plan, kept).map((record) => changedBy(kept, record))
  return lightsTurnedBy(deps, { after: plan.catalogue, changes, at })
}

/**
 * Publishes a draft, with the reason of its changes: its plan replaces, in one transaction, what was published of it before. Where lights
 * depend on the change, it takes force once a second person confirms it. @throws AppError not-found, stale-edit, bad-item with every fault, conflict where the id of its
 * document is taken or a proposal on it waits, indicator-has-values, not-allowed where it changes disclosures that the actor may not decide
 */
export async function publishPlan(
  { store, clock, catalogue }: Needs,
  actor: Actor,
  id: string,
  version: number,
  reason?: string,
): Promise<PublishedPlan> {
  const { twoPersons } = catalogue
  const published = await store.write(async (writer) => {
    const row = await requireDraft(writer, id)
    await refuseStale(writer, row, version)
    const kept = await newestRecords(writer)
    const draft = keptDraft(row)
    const plan = requirePlan(await readDraft(writer, row, kept, clock.today()))
    if (row.document !== plan.document && kept.has(recordKey({ kind: 'document', id: plan.document })))
      throw new AppError('conflict', `目录中已有编号为 ${plan.document} 的文件，请删去草稿里的编号再发布。`)
    const records = changesOf(plan, kept)
    refuseDisclosures(actor, records)
    const title = draft.document.title ?? plan.document
    const change = {
      subject: `document/${plan.document}`,
      title: `发布计划“${title}”`,
      records,
      plan: { act: 'published', title },
      ...(reason !== undefined && reason.trim() !== '' && { reason: reason.trim() }),
      draft: { id, version, document: plan.document, filled: plan.filled },
    } as const
    const terms = { twoPersons, actor: actor.id, at: clock.now() }
    const { sequence, proposal } =
      records.length === 0
        ? { sequence: store.head().sequence, proposal: null }
        : await changeOrPropose(writer, terms, change)
    if (proposal !== null) return { sequence, document: plan.document, version, proposal }
    // The draft keeps the ids that its records were given, so that it can be changed and published again.
    const next = { version: version + 1, body: JSON.stringify(plan.filled), document: plan.document }
    await updateDraft(writer, { ...row, ...next, published: next.version })
    return { sequence, document: plan.document, version: next.version, proposal }
  })
  if (published.proposal !== null) return { ...published, lacks: [] }
  return { ...published, lacks: await lacksOf(store.reader, catalogue.current(), published.document) }
}

/** What a published draft still lacks. @throws AppError not-found, conflict for a draft that is not published */
export async function lacksOfPlan({ store: { reader }, catalogue }: Needs, id: string): Promise<PlanLack[]> {
  const { document } = await requireDraft(reader, id)
  if (document === null) throw new AppError('conflict', '这份草稿还没有发布。')
  return lacksOf(reader, catalogue.current(), document)
}

/** Refuses to change to whom figures go for somebody who may not decide that. @throws AppError not-allowed */
function refuseDisclosures({ rights }: Actor, records: readonly CatalogueVersion[]): void {
  if (records.every(({ kind }) => kind !== 'disclosure') || hasRight(rights, needed.changeDisclosures)) return
  throw new AppError('not-allowed', '草稿改了指标的“公开程度”，请系统管理员发布，或把这一栏留空。')
}

async function readDraft(
  reader: Reader,
  row: Parameters<typeof keptDraft>[0] & { readonly document: string | null },
  kept: Rows,
  today: string,
): Promise<DraftReading> {
  const ids = new Set([...kept.values()].map(({ id }) => id))
  const published =
    row.document === null ? new Map<string, object>() : await publishedRecords(reader, row.document)
  return draftPlan(keptDraft(row), {
    standing: catalogueWith(kept),
    official: officialRegions,
    isTaken: (one) => ids.has(one),
    publishedOf: (kind, id) => published.get(recordKey({ kind, id })),
    today,
  })
}

/** The plan of a draft without faults. @throws AppError bad-item */
function requirePlan({ plan, faults }: DraftReading): DraftedPlan {
  if (plan) return plan
  const errors = faults.map(({ table, row, field, detail }) => ({
    index: row ?? 0,
    field: `${table}.${field}`,
    code: 'bad-item',
    detail,
  }))
  throw new AppError('bad-item', `计划还有 ${faults.length} 处要改，改好再发布：${faults[0]!.detail}`, {
    errors,
  })
}

/**
 * The versions by which a plan changes the catalogue: new ones of its records, and withdrawals of those that it no longer has, but for
 * regions and organisations, which stay.
 */
function changesOf({ records, document, catalogue: joined }: DraftedPlan, kept: Rows): CatalogueVersion[] {
  const nothing = { lightRules: [], calendarYears: [], evaluationSchemes: [], reforms: [] }
  const wanted = recordsOf({ ...records, ...nothing })
  const standing = catalogueWith(kept)
  const without = new Set(recordsOf(documentsInUse(standing, new Set([document]))).map(recordKey))
  const after = new Set(recordsOf(joined).map(recordKey))
  const gone = recordsOf(standing)
    .filter((record) => !['region', 'organisation'].includes(record.kind))
    .filter((record) => !without.has(recordKey(record)) && !after.has(recordKey(record)))
  return [...wanted, ...gone.map(({ kind, id }) => ({ kind, id, body: withdrawn }))].flatMap((record) => {
    const newest = kept.get(recordKey(record))
    return newest?.body === record.body ? [] : [{ ...record, version: (newest?.version ?? 0) + 1 }]
  })
}

async function lacksOf(reader: Reader, index: CatalogueIndex, document: string): Promise<PlanLack[]> {
  const targets = (index.targetsIn(document) ?? []).map(({ record }) => record)
  const approved = await approvedAtEnds(
    reader,
    targets.map(({ indicator }) => indicator),
    targets.map(({ start }) => dayBefore(start)),
  )
  const computed = targets.filter(({ indicator }) => index.indicators.get(indicator)?.formula)
  const spans = computed.map(({ indicator, region, start }) => {
    const year = Number(dayBefore(start).slice(0, 4))
    return { indicator, region, from: year, to: year }
  })
  const results = await knownSeries({ reader, index, asOf: Number.MAX_SAFE_INTEGER }, spans)
  const reckoned = new Set(
    results.flatMap((row) =>
      row.state === 'approved' && row.value !== null ? [seriesDayKey(row, row.periodEnd)] : [],
    ),
  )
  const [reporters, reviewers] = [await reportersOf(reader), await reviewersOf(reader)]
  return planLacks(index.catalogue, document, {
    reports: (organisation, region) =>
      reporters.some((reporter) => reportsFor(index, reporter, { organisation, region })),
    unreviewed: (indicator) => levelsWithout(index, indicator, reviewers),
    hasBaseline: (target) => {
      const baseline = seriesDayKey(target, dayBefore(target.start))
      return approved.has(baseline) || reckoned.has(baseline)
    },
  })
}

/** The regions and levels at which no reviewer decides on an indicator that names levels. Rule W-11. */
function levelsWithout(
  index: CatalogueIndex,
  indicator: string,
  reviewers: readonly Pick<Actor, 'regions'>[],
): readonly string[] {
  const { regions = [] } = index.indicators.get(indicator) ?? {}
  const without = regions.flatMap((region) => {
    const steps = unreviewedSteps(index, { indicator, region }, reviewers)
    return steps.flatMap(({ level, region: at }) =>
      level === undefined ? [] : [`${index.regions.get(at)?.name ?? at}（${reviewLevelWords[level]}）`],
    )
  })
  return [...new Set(without)]
}
