import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import type { Heavy } from '../../workers/run-in-thread.ts'
import type { PolicySource, run } from './read-text.ts'

const reading: Heavy = {
  module: new URL('./read-text.ts', import.meta.url),
  limits: { seconds: 10, megabytes: 512 },
  tooLong: '这份文件读了 10 秒还没有读完，没有结果。请只提交正文，或按章节分成几份分别提交。',
  tooLarge: '这份文件读起来要占用的内存太多，没有结果。请只提交正文，或按章节分成几份分别提交。',
}

/**
 * The reading of a document, as JSON. @throws AppError bad-request, file-type-not-allowed, file-too-large, work-too-long, work-too-large,
 * server-busy
 */
export async function readDocument(
  { runApart }: Pick<Deps, 'runApart'>,
  source: PolicySource,
): Promise<Buffer> {
  if (typeof source === 'string' && source.trim() === '')
    throw new AppError('bad-request', '文件里没有文字。请核对后重新提交。')
  const { buffer, byteOffset, byteLength } = await runApart<typeof run>(reading, source)
  return Buffer.from(buffer, byteOffset, byteLength)
}
