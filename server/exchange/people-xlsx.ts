import type { Dataset } from './dataset.ts'
import { peopleTable } from './people-table.ts'
import { tableXlsx } from './table-xlsx.ts'

/** A dataset as the parts of an Excel workbook for people, each to be written before the next. */
export function peopleXlsx(dataset: Dataset): ReturnType<typeof tableXlsx> {
  const { columns, rowOf } = peopleTable(dataset.structure)
  async function* rows() {
    for await (const portion of dataset.cells()) yield* portion.map(rowOf)
  }
  return tableXlsx({ name: dataset.structure.name, columns, rows: rows() })
}
