import { embargoEnd } from '../../reporting/embargo.ts'
import { formatDay } from '../dates.ts'
import { figureStateWords } from './states.ts'

/** What is said of a cleared figure: 已审定，10月15日10:00发布. `decidedAt` is the time of its approval. Rule W-16. */
export function clearedText(
  index: Parameters<typeof embargoEnd>[0],
  { decidedAt, ...cell }: Parameters<typeof embargoEnd>[1] & { readonly decidedAt: string | null },
): string {
  const end = embargoEnd(index, cell)
  if (end === undefined) return figureStateWords.cleared
  return `已审定，${formatDay(end.slice(0, 10), decidedAt?.slice(0, 10))}${end.slice(11, 16)}发布`
}
