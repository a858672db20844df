import type { Light } from '../catalogue/light-rule.ts'

/** What a target has instead of a verdict while no figure is judged. */
const withoutVerdict: ReadonlySet<Light | null> = new Set([null, 'not-started', 'no-data', 'no-baseline'])

/** Whether a light is a verdict on what was reported, or on its absence after the deadline. */
export function isVerdict(light: Light | null): boolean {
  return !withoutVerdict.has(light)
}

/**
 * Whether a light turned. A first verdict is none, unless it says that the first report is overdue; nor is a change between lights without
 * a verdict. Rule L-18. Example: behind → on-schedule.
 */
export function isTurn(before: Light | null, after: Light | null): boolean {
  return before !== after && (isVerdict(before) || after === 'overdue')
}
