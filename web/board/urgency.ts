import type { BoardRow } from '#server/contract/board.ts'
import { byName } from '../components/choices/by-name.ts'
import type { Light } from '#metrics/catalogue/light-rule.ts'

/** Lights in the order of urgency. */
const lightsByUrgency: readonly Light[] = [
  'far-behind',
  'missed',
  'overdue',
  'behind',
  'no-baseline',
  'no-data',
  'on-schedule',
  'met',
  'not-started',
]

const pressing: ReadonlySet<Light | null> = new Set<Light>(['far-behind', 'missed', 'overdue', 'behind'])

/** Whether the light of a target asks somebody to act. */
export function needsAttention({ light }: Pick<BoardRow, 'light'>): boolean {
  return pressing.has(light)
}

/** Targets are sorted by light, then by days overdue, gap, completion and name, the most urgent first. */
export function byUrgency(a: BoardRow, b: BoardRow): number {
  return (
    rank(a) - rank(b) ||
    (b.overdueDays ?? 0) - (a.overdueDays ?? 0) ||
    ascending(a.gap, b.gap) ||
    ascending(a.completion, b.completion) ||
    byName(a.name, b.name) ||
    (a.target < b.target ? -1 : 1)
  )
}

function rank({ light }: BoardRow): number {
  return light === null ? lightsByUrgency.length : lightsByUrgency.indexOf(light)
}

/** An unknown value comes last. */
function ascending(a: number | null, b: number | null): number {
  if (a === b) return 0
  if (a === null) return 1
  return b === null ? -1 : a - b
}
