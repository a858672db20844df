import { DrizzleQueryError } from 'drizzle-orm'
import { AppError } from '../errors.ts'

const busy = () => new AppError('database-busy', '数据库正忙，本次没有完成。请稍后重试。', { retryAfter: 1 })
const full = () => new AppError('disk-full', '服务器磁盘已满，本次没有保存。请联系管理员腾出空间后重试。')
const unwritable = () =>
  new AppError(
    'database-unwritable',
    '数据库暂时无法写入，本次没有保存。请联系管理员检查数据库所在的磁盘。',
    {
      retryAfter: 30,
    },
  )
const unavailable = () =>
  new AppError('database-unavailable', '数据库连接不上，本次没有完成。恢复后会自动重新连接，请稍后重试。', {
    retryAfter: 5,
  })

const unkeepable = () => new AppError('bad-request', '文字中有数据库不能保存的字符（U+0000），请删去后重试。')

/** The refusals that failures of either engine cause: SQLite's result codes and PostgreSQL's SQLSTATEs. */
const meanings: readonly [code: RegExp, refusal: () => AppError][] = [
  [/^SQLITE_(BUSY|LOCKED)/, busy],
  [/^SQLITE_FULL/, full],
  [/^SQLITE_(READONLY|IOERR|CANTOPEN|PERM)/, unwritable],
  // Serialization failure, deadlock, too many connections, out of memory, lock not available, statement cancelled.
  [/^(40001|40P01|53300|53200|55P03|57014)$/, busy],
  [/^53100$/, full],
  // Read-only transaction (a standby, or a primary that was demoted), input/output error.
  [/^(25006|58030)$/, unwritable],
  // A character that no text can hold.
  [/^22021$/, unkeepable],
  // Connection exceptions, shut down, crashed, starting up, session ended for being idle, in a transaction or not.
  [/^(08\w{3}|57P0[1235]|25P03)$/, unavailable],
]

/** Codes of the operating system for a failed connection. */
const unreachable = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/
/** Messages of the driver, without a code, for a connection that ended or was never made. */
const disconnected =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client (was closed|has encountered a connection error) and is not queryable)/

/** No connection to the database could be made; the cause says why. */
export class DatabaseConnectionError extends Error {
  override readonly name = 'DatabaseConnectionError'
  constructor(cause: unknown) {
    // A host name with several addresses fails with all of their reasons, and has no message of its own.
    const { message, code } = cause as { message?: string; code?: string }
    super(`数据库连接不上：${message || code || String(cause)}`, { cause })
  }
}

/**
 * The refusal of a failed database; any other error is returned as it is. A network failure counts only where it is known to be the
 * database's.
 */
export function refusalOf(error: unknown): unknown {
  const code = databaseCode(error)
  const meaning = meanings.find(([pattern]) => code !== undefined && pattern.test(code))
  if (meaning) return meaning[1]()
  return error instanceof DatabaseConnectionError || isLostConnection(error) ? unavailable() : error
}

/** Whether the database failed: it is away, busy or unable, so that another attempt may succeed. */
export function isDatabaseFailure(error: unknown): boolean {
  const refusal = refusalOf(error)
  return refusal instanceof AppError && refusal.status >= 500
}

/** Waits for work that another attempt will do if the database is away or busy now. @throws any other failure */
export async function ignoreUnavailable(work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!isDatabaseFailure(error)) throw error
  }
}

/** The innermost reason of an error; outer ones repeat the statement. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? error.message : reasonOf(error.cause)
}

/** The database's code of a failure, SQLITE_… or a SQLSTATE, or the system's; undefined where there is none. */
export function databaseCode(error: unknown): string | undefined {
  const { code } = (failureOf(error) ?? {}) as { code?: unknown }
  return typeof code === 'string' ? code : undefined
}

/** The part of an error that may be logged: its message without the statement's parameters, which hold what people typed. */
export function writableMessage(error: Error): string {
  return error instanceof DrizzleQueryError ? `Failed query: ${error.query}` : error.message
}

function failureOf(error: unknown): unknown {
  return error instanceof DrizzleQueryError || error instanceof DatabaseConnectionError ? error.cause : error
}

function isLostConnection(error: unknown): boolean {
  if (!(error instanceof DrizzleQueryError)) return false
  return unreachable.test(databaseCode(error) ?? '') || disconnected.test(error.cause?.message ?? '')
}
