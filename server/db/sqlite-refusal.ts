import { AppError } from '../errors.ts'

/** The refusal that a failing database stands for; any other error is handed back as it is. */
export function refusalOf(error: unknown): unknown {
  const code =
    (error as { code?: unknown; cause?: { code?: unknown } } | null)?.code ??
    (error as { cause?: { code?: unknown } } | null)?.cause?.code
  if (typeof code !== 'string') return error
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new AppError('database-busy', '数据库正忙，本次没有保存。请稍后重试。', { retryAfter: 1 })
  }
  if (code.startsWith('SQLITE_FULL')) {
    return new AppError('disk-full', '服务器磁盘已满，本次没有保存。请联系管理员腾出空间后重试。')
  }
  if (/^SQLITE_(READONLY|IOERR|CANTOPEN|PERM)/.test(code)) {
    return new AppError(
      'database-unwritable',
      '数据库暂时无法写入，本次没有保存。请联系管理员检查数据目录。',
      { retryAfter: 30 },
    )
  }
  return error
}
