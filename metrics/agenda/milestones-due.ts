import type { Milestone } from '../catalogue/catalogue.ts'
import { addDays, dayNumber } from '../period/civil-date.ts'
import { DUE_SOON_DAYS } from './agenda.ts'

/** The milestones of one organisation that are due on one day. */
export interface MilestonesDue {
  readonly organisation: string
  readonly due: string
  /** Days from the reference date; negative after it. */
  readonly daysLeft: number
  readonly leadAssumed: boolean
  readonly names: readonly string[]
}

/**
 * The milestones that a meeting speaks of: due within 30 days, or since the last meeting; grouped by organisation and day, the earliest
 * first. They have no reports, so the meeting must ask whether they were met. Rule J-8.
 */
export function milestonesDue(
  milestones: readonly Milestone[],
  { at, lastAt }: { readonly at: string; readonly lastAt: string | null },
): MilestonesDue[] {
  const until = addDays(at, DUE_SOON_DAYS)
  const due = milestones.filter(
    (one) => one.due <= until && (lastAt === null ? one.due >= at : one.due > lastAt),
  )
  const groups = Map.groupBy(due, (one) => `${one.due} ${one.organisations[0]}`)
  return [...groups.values()]
    .flatMap((group): MilestonesDue[] => {
      const [{ due: day, organisations, leadAssumed }] = group as [Milestone]
      const [organisation] = organisations
      if (organisation === undefined) return []
      const daysLeft = dayNumber(day) - dayNumber(at)
      return [{ organisation, due: day, daysLeft, leadAssumed, names: group.map(({ name }) => name) }]
    })
    .sort((a, b) => a.daysLeft - b.daysLeft)
}
