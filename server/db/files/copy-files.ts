import { OperatorError } from '../../operator-error.ts'
import { copyContent, faultOfContent, type FileContents, type ReadableContents } from './file-contents.ts'
import type { FileNamed } from './file-rows.ts'
import { faultText } from './fault-text.ts'

/**
 * Copies the contents of files, except those that are there already and unaltered. The files are on the ledger, so no server deletes them
 * meanwhile. @throws OperatorError where one is missing or altered
 */
export async function copyFiles(
  files: readonly FileNamed[],
  from: ReadableContents,
  to: FileContents,
): Promise<void> {
  for (const file of files) {
    if ((await faultOfContent(to, file.hash)) === undefined) continue
    const fault = await copyContent(from, to, file.hash)
    if (fault) throw new OperatorError(`${faultText(file, fault)}，没有完成。`)
  }
}
