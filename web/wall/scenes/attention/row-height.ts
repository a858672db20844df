import { sideBySide } from '#metrics/wording/side-by-side.ts'
import type { BoardRow } from '#server/contract/board.ts'
import { linesTaken, textWidth } from '../../../composables/text-lines.ts'
import { pendingWords } from '#metrics/wording/figures/states.ts'

/** The organisation of a row's target, and a remark on a value that waits for review. */
export function whoText(row: Pick<BoardRow, 'leadAssumed' | 'pendingReview'>, organisation: string): string {
  return sideBySide(organisation + (row.leadAssumed ? '（推定）' : ''), row.pendingReview ? pendingWords : '')
}

/** The texts of a row beside its figures. */
export interface RowTexts {
  readonly name: string
  /** The words of `whoText`. */
  readonly who: string
}

/** Design pixels of a row's margins, of the widest figure beside a name, and of the widest progress. */
const [around, figure, progress] = [76, 192, 240]

/**
 * The height of a row of this width in which nothing is cut: names take several lines, and the organisation stands above
 * the progress if both do not fit side by side. The sizes are those of AttentionRow.
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
