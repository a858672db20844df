import type { CollectorRun } from '#server/contract/collectors.ts'
import type { TestCertificate } from '#tests/support/callers/tls-source.ts'
import { databaseCertificate, testAuthority } from '#tests/support/databases/database-certificate.ts'
import { hasMariadb, startMariadb } from '#tests/support/databases/mariadb-server.ts'
import { startPostgres } from '#tests/support/databases/postgres-server.ts'
import { startServer } from '#tests/support/servers/server-process.ts'
import { calling, draftFor, indicator, nextRun, signedIn, statement, type Call } from './collecting-calls.ts'

const columns = 'indicator varchar(80), region varchar(20), period varchar(20), value decimal(12, 2)'
const tableOf = (region: string) => [
  `create table monthly (${columns})`,
  `insert into monthly values ('${indicator}', '${region}', '2024-M07', 7700)`,
]

/** Reads a database with a certificate. @returns what came of the run, and how much the database then tells of encrypted connections */
type ReadByTls = (certificate: TestCertificate, call: Call) => Promise<CollectorRun>

const ofPostgres: ReadByTls = async (certificate, call) => {
  const { cert, key, remove } = databaseCertificate(certificate)
  const database = await startPostgres([
    'fsync=off',
    'ssl=on',
    `ssl_cert_file=${cert}`,
    `ssl_key_file=${key}`,
  ])
  try {
    for (const each of tableOf('441202')) await statement(database.url, each)
    const url = `${database.url.replace('localhost', '127.0.0.1')}?sslmode=verify-full`
    return await runOf(call, { name: `PostgreSQL ${certificate}`, url, region: '441202' })
  } finally {
    await database.stop()
    remove()
  }
}

const ofMariadb: ReadByTls = async (certificate, call) => {
  const { cert, key, remove } = databaseCertificate(certificate)
  const database = await startMariadb([`--ssl-cert=${cert}`, `--ssl-key=${key}`])
  try {
    const reader = `create user reader identified by 'a secret' require ssl`
    await database.run('create database figures', reader, 'grant select on figures.* to reader')
    await database.run('use figures', ...tableOf('441203'))
    const url = `mysql://reader@127.0.0.1:${database.port}/figures?sslmode=verify-full`
    return await runOf(call, { name: `MariaDB ${certificate}`, url, secret: 'a secret', region: '441203' })
  } finally {
    await database.stop()
    remove()
  }
}

async function runOf(call: Call, source: Parameters<typeof draftFor>[0]): Promise<CollectorRun> {
  const { id } = await call<{ id: string }>('POST', '/api/collectors', draftFor(source))
  return nextRun(call, id)
}

/**
 * Real PostgreSQL and MariaDB with certificates of an authority of their own are read by TLS: where the certificate is the host's, the value is
 * taken; where it is another host's, has expired, or nobody whom the server trusts signed it, nothing is. @returns true where each run did so
 */
export async function isReadByTls(say: (line: string) => void): Promise<boolean> {
  const settings = { XUSHI_OUTGOING_HOSTS: '127.0.0.1', NODE_EXTRA_CA_CERTS: testAuthority }
  const [trusting, strange] = [
    await startServer({ settings }),
    await startServer({ settings: { XUSHI_OUTGOING_HOSTS: '127.0.0.1' } }),
  ]
  try {
    const call = calling(trusting.url, await signedIn(trusting.url))
    const callOfStrange = calling(strange.url, await signedIn(strange.url))
    let kept = true
    for (const read of hasMariadb() ? [ofPostgres, ofMariadb] : [ofPostgres]) {
      const runs = [
        await read('elsewhere', call),
        await read('expired', call),
        await read('fits', callOfStrange),
        await read('fits', call),
      ]
      const told = runs.map(({ outcome, counts, reason }) =>
        `${outcome} ${counts.taken} ${reason ?? ''}`.trim(),
      )
      say(`${read === ofPostgres ? 'PostgreSQL' : 'MariaDB'} by TLS: ${told.join('; ')}`)
      const expected = [/证书不是这个主机的/, /证书过期了/, /证书不可信/, /^taken 1$/]
      kept = told.every((each, place) => expected[place]!.test(each)) && kept
    }
    return kept
  } finally {
    await trusting.stop()
    await strange.stop()
  }
}
