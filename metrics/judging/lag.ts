import { monthsPer } from '../period.ts'
import { elapsedAt, planPoints, stepsOf } from '../schedule.ts'
import type { Span } from '../schedule.ts'

/** The mean length of a Gregorian month in days, 365.2425 ÷ 12. */
const DAYS_PER_MONTH = 30.436875

/**
 * The months since the plan was at the share reached at the end of a day; negative for a target that is ahead. A share beyond the plan's
 * ends counts as its end. `lagMonths` of 64.1 % when 83.3 % was due in a year is 2.3. Rule S-5.
 */
export function lagMonths(span: Span, share: number, day: number): number {
  const now = elapsedAt(span, day)
  const steps = now - plannedPosition(span, share, now)
  return steps * (monthsPer(span.frequency) ?? 1 / DAYS_PER_MONTH)
}

/** The place on the plan, in steps, that is nearest to `now` and at which the plan is at `share`. */
function plannedPosition(span: Span, share: number, now: number): number {
  const { plan } = span
  const total = stepsOf(span)
  if (plan === undefined || plan.kind === 'linear') return Math.min(Math.max(share, 0), 1) * total
  const line = planPoints(span, plan.points)
  const stepped = plan.interpolation === 'stepped'
  const above = line.findIndex((point) => point.share >= share)
  const earliest = above < 0 ? total : crossing(line, above, share, stepped)
  const below = line.findLastIndex((point) => point.share <= share)
  const latest =
    below === line.length - 1
      ? total
      : stepped
        ? line[below + 1]!.position
        : crossing(line, below + 1, share, false)
  return Math.min(Math.max(now, Math.min(earliest, latest)), Math.max(earliest, latest))
}

/** The place at which the line that ends in point `at` is at `share`. */
function crossing(
  line: readonly { position: number; share: number }[],
  at: number,
  share: number,
  stepped: boolean,
): number {
  const [before, after] = [line[at - 1], line[at]!]
  if (stepped || before === undefined) return after.position
  return (
    before.position +
    ((share - before.share) / (after.share - before.share)) * (after.position - before.position)
  )
}
