import { isIP, Socket } from 'node:net'
import {
  readPostgres,
  type GuardedTarget,
  type QueriedRow,
  type ReadRows,
} from '../db/postgres/foreign-rows.ts'
import { hostOf, isAllowedAddress, type NamedHosts } from './allowed-address.ts'
import { SourceFailure } from './source-failure.ts'
import { ForbiddenAddress, systemResolve, type Resolve } from './guarded-lookup.ts'
import { readMysql } from './read-mysql.ts'

interface GuardedQuery {
  /** The address without a password: `postgres://user@host:5432/database`, `mysql://…`. */
  readonly url: URL
  readonly password: string
  /** A single query that only reads. */
  readonly query: string
  /** The most rows, and the milliseconds within which everything must have come. */
  readonly rows: number
  readonly within: number
  readonly signal?: AbortSignal | undefined
}

/** The engines that can be read, by the scheme of their addresses, with their usual ports. */
const engines: Readonly<Record<string, { readonly read: ReadRows; readonly port: number }>> = {
  'postgres:': { read: readPostgres, port: 5432 },
  'postgresql:': { read: readPostgres, port: 5432 },
  'mysql:': { read: readMysql, port: 3306 },
  'mariadb:': { read: readMysql, port: 3306 },
}

/**
 * Reads the rows of a query from another database. Its host is looked up once, and only addresses of the internet and named ones are
 * connected to. @throws SourceFailure, ForbiddenAddress
 */
export async function queryGuarded(
  asked: GuardedQuery,
  named: NamedHosts,
  resolve: Resolve = systemResolve,
): Promise<QueriedRow[]> {
  const { url, password, query, rows, within, signal } = asked
  const host = hostOf(url)
  const engine = engines[url.protocol]!
  const timeout = AbortSignal.timeout(within)
  const ending = signal ? AbortSignal.any([timeout, signal]) : timeout
  const socket = new Socket()
  const cut = () => socket.destroy(new Error('cut'))
  try {
    const address = await addressOf(host, named, resolve)
    ending.addEventListener('abort', cut, { once: true })
    const target: GuardedTarget = {
      ...{ host, address, port: Number(url.port) || engine.port, password, socket },
      user: decodeURIComponent(url.username),
      database: decodeURIComponent(url.pathname.slice(1)),
      verified: url.searchParams.get('sslmode') === 'verify-full',
    }
    const limit = rows + 1
    const found = await Promise.race([
      engine.read(target, { query: bareQuery(query), limit, within }),
      cutOff(ending),
    ])
    if (found.length > rows) throw new SourceFailure(`${host} 查出的超过 ${rows} 行，没有收`)
    return found
  } catch (error) {
    if (timeout.aborted) throw new SourceFailure(`${host} 在 ${within / 1_000} 秒内没有查完`)
    throw inWords(error, host)
  } finally {
    ending.removeEventListener('abort', cut)
    socket.destroy()
  }
}

/** The address of a host to which the server may connect. @throws ForbiddenAddress */
async function addressOf(host: string, named: NamedHosts, resolve: Resolve): Promise<string> {
  const isNamed = named.names.has(host)
  const found = isIP(host) === 0 ? await addressesOf(host, resolve) : [host]
  if (found.length === 0 || !found.every((each) => isNamed || isAllowedAddress(each, named)))
    throw new ForbiddenAddress(host)
  return found[0]!
}

function addressesOf(host: string, resolve: Resolve): Promise<string[]> {
  return new Promise((done, fail) => {
    resolve(host, (error, found) => (error ? fail(error) : done(found.map(({ address }) => address))))
  })
}

function cutOff(ending: AbortSignal): Promise<never> {
  return new Promise((_, fail) => {
    ending.addEventListener('abort', () => fail(new Error('cut')), { once: true })
  })
}

/** A query without a semicolon at its end, since it is put into another query. */
const bareQuery = (query: string) => query.trim().replace(/;$/, '')

const words: readonly (readonly [RegExp, string])[] = [
  [/^(28P01|28000|ER_ACCESS_DENIED_ERROR)$/, '不认用户名或密码'],
  [/^(3D000|ER_BAD_DB_ERROR)$/, '没有这个库'],
  [/^(42501|ER_TABLEACCESS_DENIED_ERROR)$/, '这个账号无权读'],
  [/^(25006|ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION)$/, '查询要改数据，没有执行：只能读'],
  [/^(57014|ER_QUERY_TIMEOUT|ER_STATEMENT_TIMEOUT)$/, '查询太久，对方中断了'],
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$/, '连不上'],
  [/^(ENOTFOUND|EAI_AGAIN)$/, '找不到这个主机'],
  [/ALTNAME_INVALID|altnames/, '证书不是这个主机的'],
  [/CERT_HAS_EXPIRED|certificate has expired/, '证书过期了'],
  [/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|self-signed|unable to verify/, '证书不可信'],
  [/NO_SSL_SUPPORT|not support SSL/, '对方不收加密的连接'],
]

function inWords(error: unknown, host: string): Error {
  if (error instanceof SourceFailure || error instanceof ForbiddenAddress) return error
  const { code, message } = error as { readonly code?: string; readonly message: string }
  // The driver of MySQL has one code for every fault of a certificate.
  const known = code === undefined || code === 'HANDSHAKE_SSL_ERROR' ? message : code
  const said = words.find(([pattern]) => pattern.test(known))?.[1]
  if (said !== undefined)
    return new SourceFailure(`${host}：${said}${code === undefined ? '' : `（${code}）`}`)
  return new SourceFailure(`${host}：查询出错（${[code, message.slice(0, 200)].filter(Boolean).join('，')}）`)
}
