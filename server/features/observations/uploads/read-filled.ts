import { readFilledFiling, type FilingExpected } from '#metrics/imports/filled-filing.ts'
import { AppError } from '../../../errors.ts'
import { readWorkbook, type TableFile } from '../../../workbooks/read-workbook.ts'

/** Reads a filled template in a thread. @throws AppError bad-item for a template of another filing, and the refusals of `readWorkbook` */
export async function run({
  file,
  expected,
}: {
  readonly file: TableFile
  readonly expected: FilingExpected
}) {
  const found = readFilledFiling(await readWorkbook(file), expected)
  if ('refused' in found) throw new AppError('bad-item', found.refused)
  return found
}
