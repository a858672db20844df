import { AppError } from '../errors.ts'
import { csvRecords } from '../exchange/csv-text.ts'
import type { WorkbookCell, WorkbookRow, WorkbookSheet } from '#metrics/reading/workbook.ts'

/** The rows of a text of separated values; blank lines are counted and left out. @throws AppError bad-item for quotes that do not end */
export function csvSheet(text: string, name: string): WorkbookSheet {
  const separator = separatorOf(text)
  const rows: WorkbookRow[] = []
  let number = 0
  try {
    for (const fields of csvRecords(text, separator)) {
      number += 1
      const cells = new Map(
        fields.flatMap((field, at): [number, WorkbookCell][] =>
          field === '' ? [] : [[at + 1, cellOf(field)]],
        ),
      )
      if (cells.size > 0) rows.push({ number, hidden: false, cells })
    }
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault
    throw new AppError('bad-item', `第 ${number + 1} 行有引号没有结束，读不下去。请补上引号，再传。`)
  }
  return { name, state: 'visible', rows, hiddenColumns: [], merged: [] }
}

/** A cell of a field. Some programs write a formula to keep leading zeros: ="0756". */
function cellOf(field: string): WorkbookCell {
  const [, quoted] = /^="([^"]*)"$/.exec(field) ?? []
  if (quoted !== undefined) return { type: 'text', value: quoted }
  return { type: 'text', value: field, ...(field.startsWith('=') ? { formula: true } : {}) }
}

/** The separator, by the first line that has one outside quotes. */
function separatorOf(text: string): string {
  let quoted = false
  for (const sign of text) {
    if (sign === '"') quoted = !quoted
    if (!quoted && (sign === ',' || sign === '\t' || sign === ';')) return sign
  }
  return ','
}
