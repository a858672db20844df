import type { BoardRow } from '#server/contract/board.ts'
import { linesTaken, textWidth } from '../../../composables/text-lines.ts'

/** Who answers for a row's target, and that something waits for review. */
export function whoText(row: Pick<BoardRow, 'leadAssumed' | 'pendingReview'>, organisation: string): string {
  return [organisation + (row.leadAssumed ? '（推定）' : ''), row.pendingReview ? '新数待审核' : '']
    .filter(Boolean)
    .join(' · ')
}

/** What is written in a row of the list, beside its figures. */
export interface RowTexts {
  readonly name: string
  /** By `whoText`. */
  readonly who: string
}

/** Design pixels of a row that are not its texts', of the widest figure beside a name, and of how far the widest has come. */
const [around, figure, progress] = [76, 192, 240]

/**
 * Height that a row of this width needs so that nothing in it is cut: names in as many lines as they take, who answers above
 * how far it has come where both do not stand side by side. Sizes are those of AttentionRow.
 */
export function rowHeight({ name, who }: RowTexts, width: number): number {
  const room = width - around
  const stacked = textWidth(who, 20) + 16 + progress > room
  const second = stacked ? linesTaken(who, 20, room) * 24 + 26 : 26
  return Math.ceil(nameHeight(name, room - figure) + 5 + second + 6)
}

function nameHeight(name: string, width: number): number {
  if (name.length > 18) return linesTaken(name, 20, width) * 23
  return name.length > 11 ? Math.max(34, linesTaken(name, 22, width) * 25.3) : 34
}
