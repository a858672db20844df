import { OperatorError } from '../../operator-error.ts'
import { copyContent, faultOfContent, type FileContents, type ReadableContents } from './file-contents.ts'
import type { FileNamed } from './file-rows.ts'
import { faultText } from './fault-text.ts'

/**
 * Copies contents of files, unless they are there already and as they were. What the ledger refers to stays, so no server
 * takes any of it away meanwhile. @throws OperatorError where one is missing or altered
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
