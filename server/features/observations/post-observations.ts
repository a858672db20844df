import { isEmbargoed } from '#metrics/reporting/embargo.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { partsEntered, valueEntered } from '#metrics/checks/share-form.ts'
import type { Finding } from '#metrics/checks/finding.ts'
import { formatPeriod } from '#metrics/period.ts'
import { correctionOf } from '#metrics/series/correction.ts'
import type {
  ObservationsAccepted,
  ObservationsChecked,
  PostObservations,
} from '../../contract/observations.ts'
import type { NewRevision } from '../../db/observations/observation-row.ts'
import { storeRevisions } from '../../db/observations/store-revision.ts'
import type { Addition, StandingFigures, StandingNow } from '../../db/store.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { turnsTaken } from '../../event-loop-turns.ts'
import type { Actor } from '../../access/actor.ts'
import { checkAhead, checkBeforeTransaction } from './check-ahead.ts'
import { figureTransitions } from '../../workflow/figure-guards.ts'
import { checkItems, faultsAmong, seriesOfBatch, type BatchSeries, type Strictness } from './check-items.ts'
import { once, type Answer } from './idempotency.ts'
import { inReviewRefusal, refusalOfBatch, type ItemFault } from './item-fault.ts'
import { readItems, reporterOfItem, type ReadItem } from './read-items.ts'

const maxItems = 10_000
/** A batch of at most so many items is checked within the transaction, against figures in memory. */
const few = 100

/** Refuses a batch of too many items. @throws AppError too-many-items */
export function refuseTooMany(items: readonly unknown[]): void {
  if (items.length <= maxItems) return
  throw new AppError('too-many-items', `一次最多 ${maxItems} 项，这次有 ${items.length} 项。请分批提交。`)
}

/**
 * Stores a batch of values, all or nothing: as drafts, as submitted, or as approved for a program that publishes. The faults of all items
 * are told at once. A long batch is checked in portions between which other requests are answered. The answer is 201 with the new
 * revisions; a key makes it happen once in 24 hours. @throws AppError the codes of `item-fault`, idempotency-key-reused, and those of the
 * store
 */
export async function postObservations(
  { store, clock, catalogue }: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  actor: Actor,
  body: PostObservations,
  key?: string,
): Promise<Answer> {
  const index = catalogue.current()
  const check = await checkOfBatch({ clock, catalogue }, actor, body)
  const ahead = body.items.length > few ? await checkAhead(store, check) : check
  const decide = async (standing: StandingNow): Promise<Addition<Answer>> => {
    const { revisions, faults } = await ahead(standing)
    if (faults.length > 0) throw refusalOfBatch(faults)
    return {
      actor: actor.id,
      revisions: inOrderOfPeriods(revisions),
      answer: (sequence) => ({
        status: 201,
        body: JSON.stringify(accepted(index, actor, sequence, revisions)),
      }),
    }
  }
  if (key === undefined) return store.add(decide)
  const request = { actor: actor.id, key, body, now: clock.now() }
  return store.write((writer) =>
    once(writer, request, async () => {
      const { revisions, answer } = await decide(writer)
      return answer(await storeRevisions(writer, actor.id, revisions))
    }),
  )
}

/**
 * Answers what posting a batch now would answer, with the findings that it would store; nothing is stored. @throws AppError the refusals
 * of posting
 */
export async function checkBatch(
  deps: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  actor: Actor,
  body: PostObservations,
): Promise<ObservationsChecked> {
  const check = await checkOfBatch(deps, actor, body)
  const { sequence, checked } = await checkBeforeTransaction(deps.store, check)
  if (checked.faults.length > 0) throw refusalOfBatch(checked.faults)
  return {
    ...accepted(deps.catalogue.current(), actor, sequence, checked.revisions),
    findings: [...checked.findings].flatMap(([index, found]) =>
      found.map((finding) => ({ index, ...storedFinding(finding) })),
    ),
  }
}

/**
 * The check of a batch as a function of the figures that stand. `cells`: whether the actor may report all, or only own ones; absent: all
 * with the right to publish, else own ones.
 */
export async function checkOfBatch(
  { clock, catalogue }: Pick<Deps, 'clock' | 'catalogue'>,
  actor: Actor,
  body: PostObservations,
  cells?: 'all' | 'own',
): Promise<(standing: StandingFigures) => Promise<Checked>> {
  const index = catalogue.current()
  const { read, faults } = await readItems(index, actor, body.items, cells)
  const strictness = strictnessOf(actor, body)
  // A program knows what it replaces; a person may not have seen a colleague's draft.
  const person = actor.kind === 'person' && !actor.rights.has('publish') ? actor.id : undefined
  return async (standing) => {
    const seriesOf = await seriesOfBatch(standing, read)
    const findings = await checkItems(standing, index, clock.today(), read, seriesOf)
    const { revisions, ...found } = await newRevisions(
      ...([standing, read, seriesOf, findings, strictness, faults, person] as const),
    )
    return { findings, revisions: revisions.map((one) => heldBack(index, one, clock.now())), ...found }
  }
}

/**
 * Revisions in the order of their periods, in which they are entered. Otherwise, in a table that begins with the newest period, a base
 * would be stored after its break, and so count as restated. Rule G-7.
 */
function inOrderOfPeriods(revisions: readonly NewRevision[]): readonly NewRevision[] {
  return revisions.toSorted((a, b) => (a.periodEnd < b.periodEnd ? -1 : a.periodEnd > b.periodEnd ? 1 : 0))
}

function strictnessOf(actor: Actor, body: PostObservations): Strictness {
  if (body.submit === false) return 'draft'
  return actor.rights.has('publish') ? 'publication' : 'submission'
}

/** A revision that is approved before the minute of release of its period is cleared for it. Rule W-16. */
function heldBack(index: CatalogueIndex, revision: NewRevision, now: string): NewRevision {
  return revision.state === 'approved' && isEmbargoed(index, revision, now)
    ? { ...revision, state: 'cleared' }
    : revision
}

const nothingEntered = { newest: 0, standing: 0, draftedBy: undefined, figure: undefined }

const stateOf = { draft: 'draft', submission: 'submitted', publication: 'approved' } as const

/** A checked batch: its revisions, which are stored where there is no fault. */
interface Checked extends ReadBatch {
  /** The findings by item index. */
  readonly findings: ReadonlyMap<number, readonly Finding[]>
}

interface ReadBatch {
  readonly revisions: readonly NewRevision[]
  readonly faults: readonly ItemFault[]
}

/** The next revision of every cell, and every fault. */
async function newRevisions(
  standing: StandingFigures,
  items: readonly ReadItem[],
  seriesOf: BatchSeries,
  findings: ReadonlyMap<number, readonly Finding[]>,
  strictness: Strictness,
  earlier: readonly ItemFault[],
  person: string | undefined,
): Promise<ReadBatch> {
  const faults = [...earlier]
  const revisions: NewRevision[] = []
  const closed = await standing.closedPeriods()
  const turn = turnsTaken()
  for (const read of items) {
    await turn()
    const { index, item, indicator, periodText } = read
    const found = findings.get(index) ?? []
    faults.push(...faultsAmong(read, found, strictness))
    if (closed.isClosedFor(periodText, reporterOfItem(read))) faults.push(periodClosed(read))
    const cell = { indicator: item.indicator, region: item.region, period: periodText }
    const { newest, standing: known, draftedBy, figure } = seriesOf(read).at(periodText) ?? nothingEntered
    if (strictness === 'publication' && indicator.reviewLevels) faults.push(reviewedByLevels(read))
    else if (figure?.state === 'in-review') faults.push(frozen(read))
    const isUnseen = person !== undefined && (draftedBy ?? person) !== person
    if (item.basedOn === undefined ? isUnseen : item.basedOn !== known) faults.push(staleEdit(read, known))
    const value = valueEntered({ ...item, indicator }) ?? null
    const parts = partsEntered(item)
    const status = item.status ?? (value === null ? 'M' : 'A')
    revisions.push({
      ...cell,
      revision: newest + 1,
      periodEnd: read.periodEnd,
      value,
      reason: item.reason ?? null,
      status,
      bound: item.bound,
      correction: correctionOf(item.correction, { status, provenance: 'reported' }, figure) ?? null,
      numerator: parts === undefined ? null : String(parts.numerator),
      denominator: parts === undefined ? null : String(parts.denominator),
      note: item.note?.trim() || null,
      provenance: 'reported',
      findings: found.length === 0 ? null : JSON.stringify(found.map(storedFinding)),
      state: stateOf[strictness],
    })
  }
  return { revisions, faults }
}

function accepted(
  index: CatalogueIndex,
  actor: Actor,
  sequence: number,
  revisions: readonly NewRevision[],
): ObservationsAccepted {
  const first = revisions[0]!
  return {
    sequence,
    accepted: revisions.map(({ indicator, region, period, revision, state }) => ({
      indicator,
      region,
      period,
      revision,
      state,
    })),
    // All revisions have the same author and the same state.
    transitions: figureTransitions(index, actor, first.state, { ...first, closed: false, author: actor.id }),
  }
}

const storedFinding = ({ code, severity, message }: Finding) => ({ code, severity, message })

export function periodClosed({ index, period }: ReadItem): ItemFault {
  const detail = `${formatPeriod(period, 'zh')}已关账，不再收数。确需更正，请管理员在“报送期”准予本单位补报，或重新开放这一期。`
  return { index, field: 'period', code: 'period-closed', refusal: 'period-closed', detail }
}

/** A figure that several levels review is never approved as it is entered. Rule W-11. */
export function reviewedByLevels({ index, indicator }: ReadItem): ItemFault {
  const detail = `“${indicator.name}”要逐级审核，不能直接发布或整份导入，请由单位在填报表里填报。`
  return { index, field: 'indicator', code: 'conflict', refusal: 'conflict', detail }
}

function frozen({ index }: ReadItem): ItemFault {
  return { index, field: 'indicator', code: 'conflict', refusal: 'conflict', detail: inReviewRefusal }
}

/** Another revision stands than the one that an edit is based on, or a colleague's draft beneath an edit that names none. */
export function staleEdit({ index, item: { basedOn } }: ReadItem, standing: number): ItemFault {
  const detail =
    basedOn === undefined
      ? `这一格有同事存的草稿（第 ${standing} 版）：请先读出来核对，再写明是在第几版上改的（basedOn）。`
      : standing < basedOn
        ? '这一格的草稿已在别处撤回，请刷新后再填。'
        : `这一格已有更新的第 ${standing} 版，请刷新后再改。`
  return { index, field: 'basedOn', code: 'stale-edit', refusal: 'stale-edit', detail }
}
