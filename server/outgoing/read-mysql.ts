import { isIP } from 'node:net'
import type { Connection } from 'mysql2/promise'
import { SourceFailure } from './source-failure.ts'
import { limitedQuery, type QueriedRow, type ReadRows } from '../db/postgres/foreign-rows.ts'

/** Reads rows of a database that speaks as MySQL does, such as MariaDB. */
export const readMysql: ReadRows = async (target, { query, limit, within }) => {
  const { host, address, port, user, password, database, verified, socket } = target
  const { createConnection } = await driver()
  // A certificate is compared with the name under which a socket connects, which Node does not set for an address.
  if (isIP(host) !== 0) Object.assign(socket, { _host: host })
  socket.connect(port, address)
  const connection = await createConnection({
    ...{ host, user, password, database, stream: () => socket, charset: 'utf8mb4' },
    ...(verified && { ssl: { rejectUnauthorized: true, verifyIdentity: true } }),
    // No file of this machine is sent, no code is made of what the server says, and one statement runs alone.
    ...{ flags: ['-LOCAL_FILES'], disableEval: true, multipleStatements: false },
    typeCast: (field) => field.string(),
  })
  connection.on('error', () => {})
  await limitTime(connection, within)
  await connection.query('start transaction read only')
  const [rows] = await connection.query(limitedQuery(query, limit))
  return (rows as QueriedRow[]).map((row) => ({ ...row }))
}

/** The driver, which is loaded where a database is read. @throws SourceFailure where it is not installed */
function driver() {
  return import('mysql2/promise').catch(() => {
    throw new SourceFailure('没有安装 mysql2，读不了 MySQL 的库，请运维人员 npm ci')
  })
}

/** Has the server end a query that takes too long; MariaDB and MySQL name that differently, and older ones not at all. */
async function limitTime(connection: Connection, within: number): Promise<void> {
  const settings = [`max_statement_time = ${Math.ceil(within / 1_000)}`, `max_execution_time = ${within}`]
  for (const setting of settings) await connection.query(`set session ${setting}`).catch(() => {})
}
