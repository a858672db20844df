import { csvLine } from './csv-text.ts'
import type { Dataset } from './dataset.ts'
import { peopleTable } from './people-table.ts'

export const peopleCsvType = 'text/csv; charset=utf-8'

/** A dataset as CSV for people, with a byte order mark by which Excel recognises UTF-8. */
export async function* peopleCsv(dataset: Dataset): AsyncGenerator<string> {
  const { columns, rowOf } = peopleTable(dataset.structure)
  yield `\uFEFF${csvLine(columns.map(({ head }) => head))}`
  for await (const portion of dataset.cells()) {
    const text = portion.map((cell) => csvLine(rowOf(cell))).join('')
    if (text !== '') yield text
  }
}
