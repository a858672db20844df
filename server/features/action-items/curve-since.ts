import { dayOfItem } from '#metrics/action-items/action-item.ts'
import type { Deps } from '../../deps.ts'
import { sentencesSince } from '../../judging/curve-since.ts'
import { viewOf } from '../../judging/view.ts'
import type { KeptItem } from './items.ts'

/**
 * What the curve of each of these targets did from the day an item was assigned to its end, or to today: a sentence each, by id, by
 * what was known then and is known now. None before it is assigned.
 */
export async function curvesSince(
  deps: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  { item, steps }: KeptItem,
  targets: readonly string[] = item.targets,
): Promise<ReadonlyMap<string, string>> {
  if (item.assignedOn === null) return new Map()
  const index = deps.catalogue.current()
  const entries = targets.flatMap((id) => index.targets.get(id) ?? [])
  // The demonstration is dated before its entries of the ledger: what was known then is not told by these.
  const knownAt = (action: string) =>
    item.demoDay === null ? steps.findLast(({ step }) => step.action === action)?.at : undefined
  const at = (day: string, asOf?: string) => viewOf(deps, { at: day, ...(asOf !== undefined && { asOf }) })
  const then = await at(item.assignedOn, knownAt('assign'))
  const closed = item.endedOn !== null
  const now = closed
    ? await at(item.endedOn, steps.at(-1)!.at)
    : await at(dayOfItem(item, deps.clock.today()))
  return sentencesSince({ then, now, closed }, entries)
}
