import type { Deps } from '../deps.ts'
import type { Heavy } from '../workers/run-in-thread.ts'
import type { run } from './workbook-thread.ts'
import type { TableFile } from './read-workbook.ts'
import type { Workbook } from '#metrics/reading/workbook.ts'

const reading: Heavy = {
  module: new URL('./workbook-thread.ts', import.meta.url),
  limits: { seconds: 20, megabytes: 768 },
  tooLong: '这份文件读了 20 秒还没有读完，没有结果。请删去多余的工作表和空行，或分成几份，再传。',
  tooLarge: '这份文件读起来要占用的内存太多，没有结果。请删去多余的工作表和空行，或分成几份，再传。',
}

/**
 * Reads a file of tables in a thread. @throws AppError bad-request, bad-item, file-type-not-allowed, file-too-large, work-too-long,
 * work-too-large, server-busy
 */
export async function openWorkbook({ runApart }: Pick<Deps, 'runApart'>, file: TableFile): Promise<Workbook> {
  return runApart<typeof run>(reading, file)
}
