import type { Light } from '#metrics/catalogue/light-rule.ts'
import type { BoardRow } from '#server/contract/board.ts'

export interface LightCount {
  /** null stands for a target that is listed and not judged. */
  readonly light: Light | null
  readonly count: number
}

/** Lights that are counted even at zero, since their absence is news too; other lights are counted where a target has them. */
const main: readonly Light[] = ['met', 'on-schedule', 'behind', 'far-behind', 'overdue']
const sequence: readonly (Light | null)[] = [
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
/** A board of fewer targets counts only the lights that it has. */
const fewTargets = 6

/** The number of targets with each light, from met to not judged. */
export function countLights(rows: readonly Pick<BoardRow, 'light'>[]): readonly LightCount[] {
  return sequence
    .map((light) => ({ light, count: rows.filter((row) => row.light === light).length }))
    .filter(
      ({ light, count }) =>
        count > 0 || (rows.length >= fewTargets && light !== null && main.includes(light)),
    )
}
