import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { Catalogue } from '#metrics/catalogue/catalogue.ts'
import type { RecordChanged } from '#metrics/consequences/judged-changes.ts'
import { judgedOtherwise } from '#metrics/consequences/judged-otherwise.ts'
import type { TurnedLights } from '../../contract/turned-lights.ts'
import { judge } from '../../judging/judge.ts'
import { turnsBetween } from '../../judging/turns-between.ts'
import { viewOf } from '../../judging/view.ts'
import { dayToLookAt } from './day-to-look-at.ts'

/**
 * The lights that a changed catalogue would turn on a day, and the targets that would be dropped. Without a day it is today, or the first
 * day on which all changes are in force. Rule Z-12.
 */
export async function lightsTurnedBy(
  deps: Parameters<typeof viewOf>[0],
  {
    after: changed,
    changes,
    at: asked,
  }: {
    readonly after: Catalogue
    readonly changes: readonly RecordChanged[]
    readonly at?: string | undefined
  },
): Promise<TurnedLights> {
  const view = await viewOf(deps, { at: asked ?? dayToLookAt(changes, deps.clock.today()) })
  const { index, at } = view
  const next = indexCatalogue(changed).on(at)
  const targets = judgedOtherwise(index, next, at)
  const after = await judge({ ...view, index: next }, targets.after)
  const before = await judge(view, targets.before)
  return { at, targets: index.targets.size, turned: turnsBetween(before, after) }
}
