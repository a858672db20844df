import { execFileSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import Database from 'better-sqlite3'
import { startPostgres } from '#tests/support/databases/postgres-server.ts'
import { adminPassword, startServer, type ServerProcess } from '#tests/support/servers/server-process.ts'

/**
 * The two files that README.md in this folder describes are written for the newest migration, by requests to the real
 * server. The program is run once for a released schema, and never again for an older one.
 */
const [programs] = process.argv.slice(2)
if (programs === undefined)
  throw new Error('Name the folder of PostgreSQL’s programs: initdb, postgres, pg_dump')

const cell = { indicator: 'zhaoqing-5g-base-stations', region: '441200' }

type Ask = (method: string, path: string, body?: object) => Promise<Record<string, unknown>>

/** The requests of a person or a wall, which keep the cookie that they get. */
function visitor({ url }: ServerProcess): Ask {
  let cookie = ''
  return async (method, path, body) => {
    const answer = await fetch(url + path, {
      method,
      headers: { cookie, origin: url, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${text}`)
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>
  }
}

async function fill(server: ServerProcess): Promise<void> {
  const admin = visitor(server)
  await admin('POST', '/api/session', { name: 'admin', password: adminPassword })
  const person = async (name: string, role: string, organisations: string[]): Promise<Ask> => {
    const wanted = { name, displayName: name, roles: [role], organisations, regions: ['441200'] }
    const { password } = await admin('POST', '/api/people', wanted)
    const ask = visitor(server)
    await ask('POST', '/api/session', { name, password })
    await ask('PUT', '/api/session/password', { current: password, next: `${adminPassword}-of-mine` })
    return ask
  }
  const reporter = await person('reporter', 'reporter', ['zhaoqing-gongxin'])
  const reviewer = await person('reviewer', 'reviewer', [])

  const enter = (month: number, value: number, submit = true) =>
    reporter('POST', '/api/observations', { items: [{ ...cell, period: `2024-M0${month}`, value }], submit })
  for (const [month, value] of [
    [5, 6_900],
    [6, 6_930],
    [7, 6_960],
    [8, 6_990],
  ] as const)
    await enter(month, value)
  await enter(9, 7_020, false)
  const revision = (month: number) => ({ ...cell, period: `2024-M0${month}`, revision: 1 })
  await reviewer('POST', '/api/review/approvals', { items: [revision(5), revision(6)] })
  await reviewer('POST', '/api/review/returns', { items: [{ ...revision(7), reason: '未按物理地址计数' }] })
  const share = { indicator: 'zhaoqing-5g-main-areas', region: '441200', period: '2024-M06' }
  await reporter('POST', '/api/observations', { items: [{ ...share, numerator: 158, denominator: 166 }] })
  await admin('POST', '/api/periods/2024-M05/closure')

  for (const name of ['大厅', '已撤']) {
    const wall = visitor(server)
    const { code } = await wall('POST', '/api/displays/pairing')
    const { id } = await admin('POST', '/api/displays', { code, name, scope: '441200' })
    if (name === '已撤') await admin('DELETE', `/api/displays/${String(id)}`)
  }
}

function writeCompressed(name: string, content: Buffer): void {
  const compressed = brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  })
  writeFileSync(join(import.meta.dirname, name), compressed)
  process.stdout.write(`${name}: ${content.length} bytes, ${compressed.length} compressed\n`)
}

const migrations = join(import.meta.dirname, '../../../../server/db/migrations/sqlite')
const newest = readdirSync(migrations)
  .filter((name) => name.endsWith('.sql'))
  .sort()
  .at(-1)!
const schema = newest.replace('.sql', '')

const onSqlite = await startServer()
await fill(onSqlite)
await onSqlite.kill('SIGTERM')
const database = new Database(join(onSqlite.data, 'xushi.db'))
database.pragma('journal_mode = DELETE')
database.exec('delete from session; vacuum')
writeCompressed(`${schema}.db.br`, database.serialize())
database.close()
await onSqlite.stop()

const postgres = await startPostgres([], programs)
const onPostgres = await startServer({ databaseUrl: postgres.url })
await fill(onPostgres)
await onPostgres.stop()
const dumpOptions = [
  '--no-owner',
  '--no-privileges',
  '--inserts',
  '--rows-per-insert=100',
  '--exclude-table-data=session',
]
const sql = execFileSync(join(programs, 'pg_dump'), [...dumpOptions, postgres.url], {
  encoding: 'utf8',
  maxBuffer: 2 ** 28,
})
// Lines that only psql understands are left out.
writeCompressed(`${schema}.sql.br`, Buffer.from(sql.replaceAll(/^\\.*\n/gm, '')))
await postgres.stop()
