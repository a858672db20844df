import { columnName } from '#metrics/reading/workbook.ts'
import type { ImportBrief } from '#server/contract/imports.ts'

type State = ImportBrief['state']

/** The word of an import in lists, and the colour of its tag; one without a fault may have nothing that can be read. */
export function importTag({ state, counts }: Pick<ImportBrief, 'state' | 'counts'>) {
  const isEmpty = state === 'faulty' && counts.errors === 0
  return isEmpty ? { word: '没有读到数', tone: 'error' } : importStateTags[state]
}

/** The word of each state, and the colour of its tag. */
export const importStateTags: Readonly<Record<State, { readonly word: string; readonly tone: string }>> = {
  checking: { word: '正在检查', tone: 'wait' },
  checked: { word: '已检查，未提交', tone: 'query' },
  faulty: { word: '有错，未提交', tone: 'error' },
  known: { word: '没有要导入的', tone: '' },
  unreadable: { word: '读不了', tone: 'error' },
  cancelled: { word: '已取消', tone: '' },
  submitting: { word: '正在提交', tone: 'wait' },
  submitted: { word: '待放行', tone: 'query' },
  releasing: { word: '正在放行', tone: 'wait' },
  released: { word: '已放行', tone: 'done' },
  returning: { word: '正在退回', tone: 'wait' },
  returned: { word: '已退回', tone: 'error' },
}

/** Whether the server is at work on the import. */
export function isAtWork(state: State): boolean {
  return state.endsWith('ing')
}

/** The steps of an import, in their order. */
export const importSteps = ['检查', '提交', '放行'] as const

/** The number of completed steps of an import. */
export function stepsBehind(state: State): number {
  if (['checking', 'faulty', 'unreadable', 'cancelled'].includes(state)) return 0
  if (state === 'checked' || state === 'known' || state === 'submitting') return 1
  return state === 'released' ? 3 : 2
}

/** The completed share in whole per cent; undefined while the total is unknown. */
export function shareDone({ done, total }: Pick<ImportBrief, 'done' | 'total'>): number | undefined {
  return total === 0 ? undefined : Math.min(100, Math.floor((100 * done) / total))
}

/** The place of a cell in a file; rows that a program sent have no columns. */
export function placeText(
  { rows }: Pick<ImportBrief, 'rows'>,
  { row, column }: { readonly row: number; readonly column: number },
): string {
  return rows === null ? `第 ${row} 行 ${columnName(column)} 列` : `第 ${row} 行`
}
