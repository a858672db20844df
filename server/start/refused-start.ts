import { ConfigError } from './config-error.ts'
import { NewerDatabaseError, OlderDatabaseError } from '../db/migrate.ts'
import { DatabaseConnectionError, refusalOf } from '../db/database-errors.ts'
import { AppError } from '../errors.ts'
import { OperatorError } from '../operator-error.ts'
import { UnfitTokenError } from '../features/tokens/store-token.ts'

/** A line for a failed start that the operator can put right; undefined for a fault of the program. */
export function refusedStart(error: unknown): string | undefined {
  if (error instanceof DatabaseConnectionError) return `${error.message}。请检查 DATABASE_URL。`
  const refusal = refusalOf(error)
  if (
    refusal instanceof ConfigError ||
    refusal instanceof NewerDatabaseError ||
    refusal instanceof OlderDatabaseError ||
    refusal instanceof OperatorError ||
    refusal instanceof UnfitTokenError ||
    refusal instanceof AppError
  ) {
    return refusal.message
  }
  const { code, port, address, path } = error as NodeJS.ErrnoException & { port?: number; address?: string }
  switch (code) {
    case 'EADDRINUSE':
      return `端口 ${port} 已被占用。请停掉占用它的程序，或用 PORT 换一个端口。`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `本机没有地址 ${address ?? ''}。请检查 HOST。`
    case 'EACCES':
      return path === undefined
        ? `没有权限监听端口 ${port}。请用 PORT 换一个大于 1024 的端口。`
        : `没有权限使用数据目录 ${path}。请检查 XUSHI_DATA。`
    case 'ENOTDIR':
    case 'EEXIST':
    case 'ENOENT':
    case 'EROFS':
      return `数据目录不能使用：${path}。请检查 XUSHI_DATA。`
    default:
      return undefined
  }
}
