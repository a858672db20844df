import { dayOfItem, endOf } from '#metrics/action-items/action-item.ts'
import type { Deps } from '../../deps.ts'
import { sentencesSince } from '../../judging/curve-since.ts'
import { viewOf } from '../../judging/view.ts'
import type { KeptItem } from './items.ts'

/**
 * A sentence for each of these targets, by its id: how its curve moved from the day on which the order was last assigned to the order's
 * end, or to today (of a demo order: to the demo's day). Each of the two days is judged by what was known then, but the days of a demo
 * order, its end excepted, by what is known now. An order that is not assigned has no sentences.
 */
export async function curvesSince(
  deps: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  { item, steps }: KeptItem,
  targets: readonly string[] = item.targets,
): Promise<ReadonlyMap<string, string>> {
  if (item.assignedOn === null) return new Map()
  // A demo order is dated before its ledger entries, which therefore cannot tell what was known on the day of its assignment.
  const knownAt = (action: string) =>
    item.demoDay === null ? steps.findLast(({ step }) => step.action === action)?.at : undefined
  // A view takes the instant of a step as `asOf`.
  const viewThen = (day: string, asOf?: string) =>
    viewOf(deps, { at: day, ...(asOf !== undefined && { asOf }) })
  const then = await viewThen(item.assignedOn, knownAt('assign'))
  const now =
    item.endedOn !== null
      ? await viewThen(item.endedOn, steps.at(-1)!.at)
      : await viewThen(dayOfItem(item, deps.clock.today()))
  return sentencesSince({ then, now, ended: endOf(item) }, targets)
}
