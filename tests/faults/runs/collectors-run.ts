import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { CollectorRun } from '#server/contract/collectors.ts'
import {
  hasMariadb,
  mariadbPackage,
  startMariadb,
  type MariadbServer,
} from '#tests/support/databases/mariadb-server.ts'
import { openSource } from '#tests/support/callers/source.ts'
import { startPostgres, type PostgresServer } from '#tests/support/databases/postgres-server.ts'
import { startServer } from '#tests/support/servers/server-process.ts'
import { isReadByTls } from './collecting-by-tls.ts'
import {
  calling,
  draftFor,
  indicator,
  nextRun,
  signedIn,
  statement,
  type Call,
  type SourceNamed,
} from './collecting-calls.ts'
import { isTakenOnceByTwo } from './two-collecting.ts'

const create =
  'create table monthly (indicator varchar(80), region varchar(20), period varchar(20), value decimal(12, 2))'
const rows = (region: string) =>
  `insert into monthly values ('${indicator}', '${region}', '2024-M07', 7700.00), ('${indicator}', '${region}', '2024-M08', 7750), ('nothing', '${region}', '2024-M08', 1)`
const revise = `update monthly set value = 7760 where period = '2024-M08' and indicator = '${indicator}'`

/** A database from which a collector reads, and its statements. */
interface SourceDatabase extends SourceNamed {
  readonly run: (statement: string) => Promise<unknown>
}

/**
 * Real PostgreSQL and MariaDB are read by collectors of a real server: what is new is taken once, what changed is a revision, what is not of
 * the catalogue is refused, and a wrong password takes nothing; by TLS a certificate must fit. A server that is killed meanwhile takes each value once, and so do two servers of one database.
 * @returns true where each run did so
 */
export async function collectorsRun(say: (line: string) => void): Promise<boolean> {
  const postgres = await startPostgres(['fsync=off'])
  const mariadb = hasMariadb() ? await startMariadb() : undefined
  if (!mariadb) say(`skipped: there is no MariaDB (Debian: ${mariadbPackage})`)
  const server = await startServer({ settings: { XUSHI_OUTGOING_HOSTS: '127.0.0.1' } })
  try {
    const call = calling(server.url, await signedIn(server.url))
    let kept = true
    for (const source of [ofPostgres(postgres), ...(mariadb ? [await ofMariadb(mariadb)] : [])])
      kept = (await isCollected(source, call, say)) && kept
    kept = (await isTakenOnceAfterKill(say)) && kept
    kept = (await isReadByTls(say)) && kept
    return (await isTakenOnceByTwo(postgres, say)) && kept
  } finally {
    await server.stop()
    await mariadb?.stop()
    await postgres.stop()
  }
}

/** A server that is killed while it reads takes nothing of that run, and each value once after it has started again. */
async function isTakenOnceAfterKill(say: (line: string) => void): Promise<boolean> {
  const settings = { XUSHI_OUTGOING_HOSTS: '127.0.0.1' }
  const table = `indicator,region,period,value\n${indicator},441200,2024-M07,7700\n`
  const source = await openSource()
  await source.answer((reply) => void setTimeout(() => reply.end(table), 2_000))
  const first = await startServer({ settings })
  try {
    const cookie = await signedIn(first.url)
    const draft = { ...draftFor({ name: 'CSV', url: source.url, region: '441200' }), form: 'table' as const }
    const call = calling(first.url, cookie)
    const { id } = await call<{ id: string }>('POST', '/api/collectors', draft)
    await call('POST', `/api/collectors/${id}/run`)
    for (let left = 100; left > 0 && source.asked.length === 0; left -= 1) await pause(100)
    await first.kill()
    const again = await startServer({ settings, data: first.data })
    try {
      const asked = calling(again.url, cookie)
      const runs = async () =>
        (await asked<{ runs: CollectorRun[] }>('GET', `/api/collectors/${id}/runs`)).runs
      for (let left = 300; left > 0 && (await runs()).length === 0; left -= 1) await pause(100)
      const told = (await runs()).map(({ outcome, counts }) => `${outcome} ${counts.taken}`)
      say(`killed while it read, and started again: ${told.join(', ')}, asked ${source.asked.length} times`)
      return told.join() === 'taken 1' && source.asked.length === 2
    } finally {
      await again.stop()
    }
  } finally {
    await source.close()
    rmSync(first.data, { recursive: true, force: true })
  }
}

async function isCollected(
  source: SourceDatabase,
  call: Call,
  say: (line: string) => void,
): Promise<boolean> {
  await source.run(create)
  await source.run(rows(source.region))
  const { id } = await call<{ id: string }>('POST', '/api/collectors', draftFor(source))
  const counts: string[] = []
  const collect = async () => {
    const { outcome, counts: told, reason } = await nextRun(call, id)
    const { taken, revised, same, refused } = told
    counts.push(`${outcome} ${taken} ${revised} ${same} ${refused}`)
    return reason
  }
  await collect()
  await collect()
  await source.run(revise)
  await collect()
  await call('PUT', `/api/collectors/${id}`, { ...draftFor(source), secret: 'another' })
  const reason = source.secret === undefined ? null : await collect()
  say(`${source.name}: ${counts.join(', ')}${reason === null ? '' : ` (${reason})`}`)
  const expected = ['taken 2 0 0 1', 'same 0 0 2 1', 'taken 1 1 1 1']
  if (source.secret !== undefined) expected.push('failed 0 0 0 0')
  return counts.join() === expected.join()
}

function ofPostgres({ url }: PostgresServer): SourceDatabase {
  const run = (text: string) => statement(url, text)
  return { name: 'PostgreSQL', url: url.replace('localhost', '127.0.0.1'), region: '441202', run }
}

async function ofMariadb(mariadb: MariadbServer): Promise<SourceDatabase> {
  const run = (...statements: readonly string[]) => mariadb.run(...statements)
  const reader = "create user reader identified by 'a secret'"
  await run('create database figures character set utf8mb4', reader, 'grant select on figures.* to reader')
  await run('use figures')
  const url = `mysql://reader@127.0.0.1:${mariadb.port}/figures`
  return { name: 'MariaDB', url, secret: 'a secret', region: '441203', run }
}
