import { create as contentDisposition } from 'content-disposition'
import type { FastifyReply } from 'fastify'
import { Readable } from 'node:stream'
import type { TableForm } from '../contract/tables.ts'
import { streamedZip } from '../workbooks/streamed-zip.ts'
import { csvLine } from '../exchange/csv-text.ts'
import { tableXlsx, tableXlsxType, type TextTable } from '../exchange/table-xlsx.ts'

export const tableTypes: Readonly<Record<TableForm, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: tableXlsxType,
}

/**
 * Sends a table of any length while it is made, so that only what waits to be read is held. `fallback`: the beginning of the file's name for
 * programs that read no Chinese.
 */
export function answerTable(
  reply: FastifyReply,
  table: TextTable,
  { form, today, fallback }: { readonly form: TableForm; readonly today: string; readonly fallback: string },
): FastifyReply {
  const parts = form === 'csv' ? csvOf(table) : streamedZip(tableXlsx(table))
  return reply
    .headers({
      'content-disposition': contentDisposition(`${table.name} ${today}.${form}`, {
        fallback: `${fallback}-${today}.${form}`,
      }),
      'cache-control': 'private, no-store',
    })
    .type(tableTypes[form])
    .send(Readable.from(parts))
}

/** The number of rows of a CSV text that are written together. */
const portion = 500

/** A table as CSV for Excel: UTF-8 with its byte order mark. */
async function* csvOf({ columns, rows }: TextTable): AsyncGenerator<string> {
  let text = `\uFEFF${csvLine(columns.map(({ head }) => head))}`
  let held = 0
  for await (const row of rows) {
    text += csvLine(row)
    held += 1
    if (held % portion > 0) continue
    yield text
    text = ''
  }
  yield text
}
