import { draftOfReading } from '#metrics/planning/reading/draft-of-reading.ts'
import { emptyPlanDraft } from '#metrics/planning/plan-draft.ts'
import type { Actor } from '../../access/actor.ts'
import type { FilledDraft, DraftToFill } from '../../contract/readings.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { beginPlanDraft, keepDraftVersion, showDraft } from './plan-drafts.ts'
import { regionChoices } from './region-choices.ts'
import { figureDecisionsOf, readingOf, readingOnVersion, updateReading } from '../policy/queries.ts'

/**
 * Puts the accepted figures of a reading, and the chosen milestones and duties, into a plan draft: a new draft of a region, or one that
 * exists. Nothing is in force before the draft is published. @throws AppError not-found, stale-edit, bad-item where nothing was accepted,
 * the draft has all of it already, or the region is unknown
 */
export async function fillDraft(
  deps: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  actor: Actor,
  {
    id,
    version,
    draft: onto,
    region,
    milestones = [],
    duties = [],
  }: DraftToFill & { readonly id: string; readonly version: number },
): Promise<FilledDraft> {
  const { store, clock, catalogue } = deps
  const row = await readingOnVersion(store.reader, id, version)
  const begun = onto === undefined ? undefined : await showDraft(deps, onto)
  const before = begun ? begun.draft : emptyPlanDraft
  const code = codeOf(before.document.region ?? region ?? '')
  const { organisations, indicators } = catalogue.current()
  const here = [...organisations.values()].filter((one) => one.region === code)
  const { draft, added, dated, already, besides } = draftOfReading(readingOf(row), figureDecisionsOf(row), {
    draft: { ...before, document: { region: code, ...before.document } },
    region: code,
    known: new Set(here.flatMap(({ name, aliases }) => [name, ...aliases])),
    indicators,
    dates: { milestones, duties },
  })
  if (added + dated === 0) {
    const detail =
      already > 0 ? '采纳的目标都已在这份草稿里。' : '还没有采纳任何目标。请先逐个采纳，再放入草稿。'
    throw new AppError('bad-item', detail)
  }
  const kept = begun
    ? await keepDraftVersion(deps, actor, begun.id, begun.version, draft)
    : await beginPlanDraft(deps, actor, draft)
  await store.write(async (writer) => {
    await readingOnVersion(writer, id, version)
    await updateReading(writer, id, {
      draft: kept.id,
      version: version + 1,
      changedAt: clock.now(),
      changedBy: actor.id,
    })
  })
  return { draft: kept.id, added, dated, already, besides: besides ?? null, version: version + 1 }
}

/** The official code of a region. @throws AppError bad-item */
function codeOf(region: string): string {
  const [found] = regionChoices(region).filter(({ code, name }) => code === region || name === region)
  if (found) return found.code
  throw new AppError('bad-item', `没有“${region}”这个地区。请填县级以上地区的全称或六位代码，如“肇庆市”。`)
}
