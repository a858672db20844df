import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { groupTargets, type GroupedBy } from '#metrics/catalogue/target-groups.ts'
import type { BoardRow } from '#server/contract/board.ts'
import { byUrgency, needsAttention } from '../board/urgency.ts'

export interface RowGroup {
  readonly key: string
  readonly name: string
  /** Most urgent first. */
  readonly rows: readonly BoardRow[]
  /** Targets that somebody must act on. */
  readonly pressing: number
}

/**
 * A board's rows under those who lead them, the documents or their sections; groups with most to act on first. A target
 * that two documents commit to stands under both, so that groups may add up to more than the board. Rule H-5.
 */
export function groupRows(index: CatalogueIndex, rows: readonly BoardRow[], by: GroupedBy): RowGroup[] {
  const known = new Map(rows.map((row) => [row.target, row]))
  const targets = rows.flatMap(({ target }) => index.targets.get(target) ?? [])
  const groups = groupTargets(index, targets, by).map(({ key, name, targets }) => {
    const found = targets.flatMap(({ record }) => known.get(record.id) ?? []).toSorted(byUrgency)
    return { key, name, rows: found, pressing: found.filter(needsAttention).length }
  })
  return by === 'organisation' ? groups.toSorted((a, b) => b.pressing - a.pressing) : groups
}
