import type { WorkbookCell, WorkbookSheet } from '../../../reading/workbook.ts'
import { Decimal } from '../../../numbers/decimal.ts'

/** A sheet of a filled workbook, as it was read. */
export type TypedSheet = Omit<WorkbookSheet, 'hiddenColumns'>

/** The text of a cell, or its fault; `remark`: a note for the person who filled it in. */
export type CellReading = { readonly text: string; readonly remark?: string } | { readonly fault: string }

/** The longest text of a cell that holds a single thing. */
const longest = 500

/** Reads a typed cell. `isPercent`: the row's unit is %, so that 95% is 95. `isList`: the cell holds several names or sentences. */
export function readTypedCell(
  { type, value, formula, percent }: WorkbookCell,
  { isPercent, isList }: { readonly isPercent: boolean; readonly isList: boolean },
): CellReading {
  if (type === 'error') return { fault: `是错误值 ${value}，请改成文字或数` }
  if (type === 'blank') return { fault: '的公式没有算出结果，请改成文字或数' }
  const text = textOf(type, value, percent ? (isPercent ? 'plain' : 'signed') : undefined)
  if (/(?![\n\t])\p{Cc}/u.test(text)) return { fault: '里有看不见的控制字符，请删去重打' }
  if (!isList && text.length > longest) return { fault: `有 ${text.length} 个字，最多 ${longest} 个，请缩短` }
  return formula ? { text, remark: `是公式，按算出的“${text}”取用` } : { text }
}

function textOf(type: WorkbookCell['type'], value: string, percent: 'plain' | 'signed' | undefined): string {
  if (type === 'boolean') return value === 'TRUE' ? '是' : '否'
  if (type === 'date') return value.slice(0, 10)
  if (percent) return `${new Decimal(value).times(100).toFixed()}${percent === 'signed' ? '%' : ''}`
  return value.replace(/\r\n?/g, '\n')
}
