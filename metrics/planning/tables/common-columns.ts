/** A column of a draft's table, with its heading on the page and in the workbook. */
export interface DraftColumn<Field extends string = string> {
  readonly field: Field
  readonly title: string
  /** `names`: several in one cell, separated by 、; `lines`: several sentences, one on each line. */
  readonly kind: 'text' | 'names' | 'lines'
  /** The choices: these words, or the rows of another table. */
  readonly words?: readonly string[]
  readonly from?: 'organisations' | 'regions' | 'clauses' | 'targets' | 'indicators'
  /** A hint on the contents of the column, where the heading does not tell them. */
  readonly hint?: string
  /** Present where it is rarely needed, and only shown on request. */
  readonly rare?: boolean
}

export const marks = ['是', '否']
export const idColumn = {
  field: 'id',
  title: '编号',
  kind: 'text',
  rare: true,
  hint: '留空由程序编号',
} as const
export const remarksColumn = {
  field: 'remarks',
  title: '备注',
  kind: 'lines',
  rare: true,
  hint: '一条一行',
} as const
export const clauseColumn = {
  field: 'clause',
  title: '条款',
  kind: 'text',
  from: 'clauses',
  hint: '条款号；留空为正文',
} as const
export const leadColumn = {
  field: 'lead',
  title: '牵头单位',
  kind: 'names',
  from: 'organisations',
  hint: '几个单位用顿号隔开；留空取条款的，再取汇总单位',
} as const
export const regionColumn = {
  field: 'region',
  title: '地区',
  kind: 'text',
  from: 'regions',
  hint: '名称或代码；留空为计划的地区',
} as const
export const dueColumn = {
  field: 'due',
  title: '完成期限',
  kind: 'text',
  hint: '如 2025年底、2025-06-30；留空随计划',
} as const
export const softenersColumn = { field: 'softeners', title: '软性用语', kind: 'names', rare: true } as const
export const entryColumn = { field: 'entry', title: '条目号', kind: 'text', rare: true } as const
export const saysColumn = { field: 'says', title: '原文用语', kind: 'text', rare: true } as const
