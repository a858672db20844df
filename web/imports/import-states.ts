import { columnName } from '#metrics/reading/workbook.ts'
import type { ImportBrief } from '#server/contract/imports.ts'

type State = ImportBrief['state']

/** What a state is called in lists, and the tag that it has. */
export const importStateTags: Readonly<Record<State, { readonly word: string; readonly tone: string }>> = {
  checking: { word: '正在检查', tone: 'wait' },
  checked: { word: '已检查，未提交', tone: 'query' },
  faulty: { word: '有错，未提交', tone: 'error' },
  unreadable: { word: '读不了', tone: 'error' },
  cancelled: { word: '已取消', tone: '' },
  submitting: { word: '正在提交', tone: 'wait' },
  submitted: { word: '待放行', tone: 'query' },
  releasing: { word: '正在放行', tone: 'wait' },
  released: { word: '已放行', tone: 'done' },
  returning: { word: '正在退回', tone: 'wait' },
  returned: { word: '已退回', tone: 'error' },
}

/** The server goes on with it by itself. */
export function isAtWork(state: State): boolean {
  return state.endsWith('ing')
}

/** The steps of an import, in their order. */
export const importSteps = ['检查', '提交', '放行'] as const

/** How many of the steps are behind an import; what was laid aside has none ahead. */
export function stepsBehind(state: State): number {
  if (state === 'checking' || state === 'faulty' || state === 'unreadable' || state === 'cancelled') return 0
  if (state === 'checked' || state === 'submitting') return 1
  return state === 'released' ? 3 : 2
}

/** How far it has come, in whole per cent; undefined before it is known how much there is. */
export function shareDone({ done, total }: Pick<ImportBrief, 'done' | 'total'>): number | undefined {
  return total === 0 ? undefined : Math.min(100, Math.floor((100 * done) / total))
}

/** Where something stands in what was handed in; a program's rows have no columns. */
export function placeText(
  { rows }: Pick<ImportBrief, 'rows'>,
  { row, column }: { readonly row: number; readonly column: number },
): string {
  return rows === null ? `第 ${row} 行 ${columnName(column)} 列` : `第 ${row} 行`
}
