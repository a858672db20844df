import { Workbook, type Worksheet } from '@cj-tech-master/excelts'
import type { TestServer } from '../servers/test-server.ts'

/** The template of a filing, as its reporter downloads it. */
export async function downloadedTemplate(
  server: TestServer,
  headers: Record<string, string>,
  filing: string,
): Promise<Buffer> {
  const answer = await server.app.inject({ url: `/api/filings/${filing}/template.xlsx`, headers })
  return answer.rawPayload
}

/** The row of a series in its sheet, found by the hidden key. */
function templateRow(sheet: Worksheet, series: string): number {
  for (let row = 5; row <= sheet.rowCount; row += 1) if (sheet.getCell(row, 12).value === series) return row
  throw new Error(`The template has no row of ${series}`)
}

/** The template after `fill` has changed its sheet. */
export async function filledTemplate(
  template: Buffer,
  fill: (sheet: Worksheet, rowOf: (series: string) => number, workbook: Workbook) => void,
): Promise<Buffer> {
  const workbook = new Workbook()
  await workbook.xlsx.load(template)
  const sheet = workbook.getWorksheet('填报')!
  fill(sheet, (series) => templateRow(sheet, series), workbook)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
