import type { Light } from '#metrics/catalogue/light-rule.ts'
import type { BoardRow } from '#server/contract/board.ts'

export interface LightCount {
  /** null: listed, not judged. */
  readonly light: Light | null
  readonly count: number
}

/** Shown even at zero: their absence is news too. The others show where there are any. */
const main: readonly Light[] = ['met', 'on-schedule', 'behind', 'far-behind', 'overdue']
const order: readonly (Light | null)[] = [
  'met',
  'on-schedule',
  'behind',
  'far-behind',
  'missed',
  'overdue',
  'no-baseline',
  'no-data',
  'not-started',
  null,
]
/** A board of fewer targets than this shows only the lights it has. */
const fewTargets = 6

/** How many targets show each light, from met to not judged. */
export function countLights(rows: readonly Pick<BoardRow, 'light'>[]): readonly LightCount[] {
  return order
    .map((light) => ({ light, count: rows.filter((row) => row.light === light).length }))
    .filter(
      ({ light, count }) =>
        count > 0 || (rows.length >= fewTargets && light !== null && main.includes(light)),
    )
}
