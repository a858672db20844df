import { isTargetRow } from '#metrics/planning/read-target.ts'
import { emptyPlanDraft, type PlanDraft } from '#metrics/planning/plan-draft.ts'
import type { Actor } from '../../access/actor.ts'
import type {
  KeptPlanDraft,
  PlanDraftBrief,
  PlanDraftVersion,
  SentPlanDraft,
} from '../../contract/plan-drafts.ts'
import type { Deps } from '../../deps.ts'
import type { Reader, Tables } from '../../db/store.ts'
import { AppError } from '../../errors.ts'
import { allProposals } from '../../records/kinds/catalogue/proposals.ts'
import { namesOfActors } from '../people/queries.ts'
import { regionNamed } from './region-choices.ts'
import { allDrafts, deleteDraft, draftById, insertDraft, updateDraft } from './queries.ts'

type Needs = Pick<Deps, 'store' | 'clock'>
type DraftRow = Tables['planDraft']['$inferSelect']

/** All drafts without their tables, the last changed first. */
export async function listDrafts({ store: { reader } }: Pick<Deps, 'store'>): Promise<PlanDraftBrief[]> {
  return briefsOf(reader, await allDrafts(reader))
}

/** A draft as its reader sees it. @throws AppError not-found */
export async function showDraft(
  { store: { reader } }: Pick<Deps, 'store'>,
  id: string,
): Promise<KeptPlanDraft> {
  const row = await requireDraft(reader, id)
  const [brief] = (await briefsOf(reader, [row])) as [PlanDraftBrief]
  return { ...brief, draft: keptDraft(row) }
}

/** Keeps a new draft under the next number. */
export async function beginPlanDraft(
  { store, clock }: Needs,
  actor: Actor,
  draft: SentPlanDraft,
): Promise<PlanDraftVersion> {
  return store.write(async (writer) => {
    const numbers = (await allDrafts(writer)).map(({ id }) => Number(id.replace('draft-', '')))
    const id = `draft-${Math.max(0, ...numbers) + 1}`
    await insertDraft(writer, {
      id,
      version: 1,
      body: JSON.stringify(draft),
      changedAt: clock.now(),
      changedBy: actor.id,
      document: null,
      published: null,
    })
    return { id, version: 1 }
  })
}

/** Keeps the next version of a draft. @throws AppError not-found, stale-edit where somebody else kept a version meanwhile */
export async function keepDraftVersion(
  { store, clock }: Needs,
  actor: Actor,
  id: string,
  version: number,
  draft: SentPlanDraft,
): Promise<PlanDraftVersion> {
  return store.write(async (writer) => {
    const row = await requireDraft(writer, id)
    await refuseStale(writer, row, version)
    const { sources } = keptDraft(row)
    const next = {
      version: version + 1,
      body: JSON.stringify({ sources, ...draft }),
      changedAt: clock.now(),
      changedBy: actor.id,
    }
    await updateDraft(writer, { ...row, ...next })
    return { id, version: next.version }
  })
}

/** Withdraws a draft. @throws AppError not-found, stale-edit, conflict for a published draft, which is changed instead */
export async function withdrawDraft({ store }: Needs, id: string, version: number): Promise<void> {
  await store.write(async (writer) => {
    const row = await requireDraft(writer, id)
    await refuseStale(writer, row, version)
    if (row.document !== null)
      throw new AppError('conflict', '这份草稿已经发布，不能删除；要改计划，请在草稿上改好再发布。')
    await deleteDraft(writer, id)
  })
}

/** Refuses an edit that is based on another version. @throws AppError stale-edit */
export async function refuseStale(reader: Reader, row: DraftRow, version: number): Promise<void> {
  if (row.version === version) return
  const waiting = (await allProposals(reader)).find(
    ({ made, decided }) => !decided && made.change.draft?.id === row.id,
  )
  const nameOf = await namesOfActors(reader, [row.changedBy, waiting?.made.by ?? row.changedBy])
  if (waiting)
    throw new AppError(
      'stale-edit',
      `${nameOf(waiting.made.by)}刚提交了这份计划，等另一位管理员确认；您的内容没有动。请刷新再看。`,
    )
  throw new AppError(
    'stale-edit',
    `${nameOf(row.changedBy)}已把这份草稿改到第${row.version}版，您这边是第${version}版。请先把要紧的改动抄下，刷新后在新版上再改。`,
  )
}

/** The row of a draft. @throws AppError not-found */
export async function requireDraft(reader: Reader, id: string): Promise<DraftRow> {
  const row = await draftById(reader, id)
  if (!row) throw new AppError('not-found', `没有这份计划草稿：${id}。`)
  return row
}

export function keptDraft({ body }: Pick<DraftRow, 'body'>): PlanDraft {
  return { ...emptyPlanDraft, ...(JSON.parse(body) as SentPlanDraft) }
}

async function briefsOf(reader: Reader, rows: readonly DraftRow[]): Promise<PlanDraftBrief[]> {
  const proposals = await allProposals(reader)
  const lastOf = new Map(proposals.map((proposal) => [proposal.made.change.draft?.id, proposal]))
  const nameOf = await namesOfActors(reader, [
    ...rows.map(({ changedBy }) => changedBy),
    ...proposals.flatMap(({ made, decided }) => [made.by, ...(decided ? [decided.by] : [])]),
  ])
  return rows.map((row) => {
    const { made, decided } = lastOf.get(row.id) ?? {}
    const brief = briefOf(row, nameOf)
    const isRefused = brief.open && decided?.step === 'refused'
    return {
      ...brief,
      waiting: made && !decided ? { by: nameOf(made.by), at: made.at } : null,
      refused: isRefused ? { by: nameOf(decided.by), at: decided.at, reason: decided.reason } : null,
    }
  })
}

function briefOf(
  row: DraftRow,
  nameOf: (actor: string) => string,
): Omit<PlanDraftBrief, 'waiting' | 'refused'> {
  const { document, targets } = keptDraft(row)
  return {
    id: row.id,
    version: row.version,
    title: document.title ?? '',
    region: regionNamed(document.region ?? ''),
    targets: targets.filter(isTargetRow).length,
    changedAt: row.changedAt,
    changedBy: nameOf(row.changedBy),
    document: row.document,
    open: row.published !== row.version,
  }
}
