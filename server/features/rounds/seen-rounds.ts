import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { signsFor } from '#metrics/reporting/who-reports.ts'
import type { Actor } from '../../access/actor.ts'
import { hasRight, needed } from '../../contract/rights.ts'
import type { Reader } from '../../db/store.ts'
import { AppError } from '../../errors.ts'
import { demoDayOf } from '../../judging/demo-day.ts'
import { coversRegion } from '../../workflow/figure-guards.ts'
import { currentRounds, type CurrentRound } from './queries.ts'

/** Whether an actor answers for what a round asks of an organisation. */
export function isAskedOf(
  index: CatalogueIndex,
  actor: Actor,
  { organisation }: { readonly organisation: string },
): boolean {
  return hasRight(actor.rights, needed.answering) && signsFor(index, actor, organisation)
}

/** Whether an actor may open rounds on a document: a secretary, or a reviewer of its region. */
export function mayOpenOn(index: CatalogueIndex, actor: Actor, document: string): boolean {
  if (actor.rights.has('convene')) return true
  const region = index.documents.get(document)?.region
  return actor.rights.has('review') && region !== undefined && coversRegion(index, actor, region)
}

/** The round as the actor sees it: who only reports sees what their organisations are asked; none where that is nothing. */
export function seenBy(index: CatalogueIndex, actor: Actor, round: CurrentRound): CurrentRound | undefined {
  if (hasRight(actor.rights, needed.roundReports)) return round
  const asks = round.asks.filter((ask) => isAskedOf(index, actor, ask))
  return asks.length === 0 ? undefined : { ...round, asks }
}

/** The round that an actor sees. @throws AppError not-found */
export async function requireRound(
  reader: Reader,
  index: CatalogueIndex,
  actor: Actor,
  id: string,
): Promise<CurrentRound> {
  const [found] = await currentRounds(reader, id)
  const seen = found && seenBy(index, actor, found)
  if (!seen) throw new AppError('not-found', `没有这个报送轮次：${id}。请从报送轮次列表进入。`)
  return seen
}

/** The round that an actor may change, which is not closed. @throws AppError not-found, not-allowed, conflict */
export async function requireChangeable(
  reader: Reader,
  index: CatalogueIndex,
  actor: Actor,
  id: string,
): Promise<CurrentRound> {
  const round = await requireRound(reader, index, actor, id)
  if (!mayOpenOn(index, actor, round.document))
    throw new AppError('not-allowed', '这个报送轮次不在您的地区内，请由秘书或该地区的审核员办理。')
  if (round.closed) throw new AppError('conflict', `报送轮次“${round.title}”已结束，不能再改。`)
  return round
}

/** The day on which an actor stands: that of the demo for one of its people, else today. */
export const dayOf = (index: CatalogueIndex, actor: Actor, today: string): string =>
  demoDayOf(index, actor) ?? today
