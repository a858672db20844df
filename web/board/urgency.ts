import type { BoardRow } from '#server/contract/board.ts'
import { byName } from '../components/choices/by-name.ts'
import type { Light } from '#metrics/catalogue/light-rule.ts'

/** Lights in the order in which a leader should meet them. */
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

/** Whether somebody must act on the target. */
export function needsAttention({ light }: Pick<BoardRow, 'light'>): boolean {
  return pressing.has(light)
}

/** Most urgent first: by light, then by what is longer overdue, farther behind schedule, less complete, then by name. */
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

/** What is unknown comes last. */
function ascending(a: number | null, b: number | null): number {
  if (a === b) return 0
  if (a === null) return 1
  return b === null ? -1 : a - b
}
