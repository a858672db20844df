import { AppError } from '../errors.ts'

/** The refusal of a failed disk while a file is stored; any other error is returned as it is. */
export function refusalOfDisk(error: unknown): unknown {
  const { code = '', syscall } = error as NodeJS.ErrnoException
  if (syscall === undefined) return error
  if (/^(ENOSPC|EDQUOT|EFBIG)$/.test(code)) {
    return new AppError('disk-full', '服务器磁盘已满，文件没有保存。请联系管理员腾出空间后重试。')
  }
  if (/^(EROFS|EIO|EACCES|EPERM)$/.test(code)) {
    const detail = '文件暂时无法写入，没有保存。请联系管理员检查数据目录所在的磁盘和权限。'
    return new AppError('database-unwritable', detail, { retryAfter: 30 })
  }
  return error
}
