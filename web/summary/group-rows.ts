import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { groupTargets, type GroupedBy } from '#metrics/catalogue/target-groups.ts'
import type { BoardRow } from '#server/contract/board.ts'
import { byUrgency, needsAttention } from '../board/urgency.ts'

export interface RowGroup {
  readonly key: string
  readonly name: string
  /** The rows of the group, the most urgent first. */
  readonly rows: readonly BoardRow[]
  /** The number of targets that need attention. */
  readonly pressing: number
}

/**
 * The rows of a board by lead organisation, document or section. The organisations with the most targets that need
 * attention come first. A target of two documents stands under both, so that the groups may add up to more than the
 * board. Rule H-5.
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
