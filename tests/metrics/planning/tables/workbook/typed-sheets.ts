import { tableTitles } from '#metrics/planning/tables/draft-columns.ts'
import type { TextTables } from '#metrics/planning/tables/cell-text.ts'
import { formHeads, planSheets } from '#metrics/planning/tables/workbook/plan-sheets.ts'
import type { TypedSheet } from '#metrics/planning/tables/workbook/typed-sheet.ts'
import type { WorkbookCell } from '#metrics/reading/workbook.ts'

type Typed = string | WorkbookCell

/** A filled-in sheet with these rows, where '' is a blank cell. */
export function typedSheet(
  name: string,
  rows: readonly (readonly Typed[])[],
  more: Partial<TypedSheet> = {},
): TypedSheet {
  return {
    name,
    state: 'visible',
    merged: [],
    rows: rows.flatMap((row, line) => {
      const cells = row.flatMap((cell, place): [number, WorkbookCell][] =>
        cell === '' ? [] : [[place + 1, typeof cell === 'string' ? { type: 'text', value: cell } : cell]],
      )
      return cells.length === 0 ? [] : [{ number: line + 1, hidden: false, cells: new Map(cells) }]
    }),
    ...more,
  }
}

/** The sheets of a draft's workbook, as they are read where no cell was changed. */
export function sheetsOf(texts: TextTables): TypedSheet[] {
  return planSheets(texts).map(({ table, columns, rows }) => {
    const titles = columns.map(({ title }) => title)
    const form = titles.map((title, place) => [title, rows[0]?.[place] ?? ''])
    return typedSheet(
      tableTitles[table],
      table === 'document' ? [Object.values(formHeads), ...form] : [titles, ...rows],
    )
  })
}
