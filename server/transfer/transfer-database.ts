import type { Clock } from '../clock.ts'
import { copyIntoNewPostgres, copyIntoNewSqlite } from '../db/copies/copy-into-new.ts'
import { engineAt, readableContents, type DatabasePlace } from '../db/open-store.ts'
import { openOfflineReader } from '../db/copies/offline-reader.ts'
import { copyFiles } from '../db/files/copy-files.ts'
import { allFiles } from '../db/files/file-rows.ts'
import { unsoundText, verifyAll, type SoundWhole } from '../records/verify-ledger.ts'
import { OperatorError } from '../operator-error.ts'
import { copyTables } from './copy-tables.ts'
import { verifyCopy } from './verify-copy.ts'

const making = { sqlite: copyIntoNewSqlite, postgres: copyIntoNewPostgres } as const

/**
 * Copies a whole database of either engine to an empty place, and verifies the copy. No server may use the source meanwhile, which stays
 * as it is; a fault leaves nothing at the target. `say` is told each step. @returns what was copied @throws OperatorError
 */
export async function transferDatabase(
  from: DatabasePlace,
  to: DatabasePlace,
  { clock, say }: { clock: Clock; say: (line: string) => void },
): Promise<SoundWhole> {
  const source = await openOfflineReader(from)
  try {
    say('核对来源的底账…')
    const kept = readableContents(from, source.reader)
    const found = await verifyAll(source.reader, kept)
    if (!found.sound) {
      throw new OperatorError(`来源的底账不完好，没有搬迁。${unsoundText(found)}`)
    }
    return await making[engineAt(to)](to, {
      clock,
      fill: async (target, contents) => {
        const read = await copyTables(source.reader, target, (table, rows) => say(`${table}：${rows} 行`))
        const files = await allFiles(source.reader)
        await copyFiles(files, kept, contents)
        say(`文件：${files.length} 份，底账引用其中 ${found.files} 份`)
        say('核对搬来的每一行、底账、文件和看板…')
        return verifyCopy(source.reader, read, target.reader, contents)
      },
    })
  } finally {
    await source.close()
  }
}
