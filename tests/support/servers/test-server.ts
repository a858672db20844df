import type { AddressInfo } from 'node:net'
import { catalogue as shipped } from '#seeds/catalogue.ts'
import type { AccountRules } from '#server/account-rules.ts'
import { buildApp } from '#server/app.ts'
import type { App } from '#server/http/fastify-app.ts'
import { openCatalogue } from '#server/catalogue-source.ts'
import type { Role } from '#server/contract/session.ts'
import { fileContents, openStore } from '#server/db/open-store.ts'
import { seedCatalogue } from '#server/db/catalogue/seed-catalogue.ts'
import { openFiles } from '#server/files/files.ts'
import type { NoticeSettings } from '#server/alerts/notices.ts'
import type { Backups } from '#server/backup/scheduled-backups.ts'
import type { Deps } from '#server/deps.ts'
import { documentsJob } from '#server/features/documents/documents-job.ts'
import { collectorsJob } from '#server/features/observations/collectors/collectors-job.ts'
import { importsJob } from '#server/features/observations/imports/imports-job.ts'
import { pagesBuild } from '#server/http/pages-build.ts'
import { scheduler, type Scheduler } from '#server/jobs/scheduler.ts'
import type { Deliver } from '#server/jobs/outbox/message.ts'
import { outboxDelivery, type OutboxDelivery } from '#server/jobs/outbox/outbox.ts'
import type { Job } from '#server/jobs/job.ts'
import { createHub } from '#server/live/hub.ts'
import { readNamedHosts } from '#server/outgoing/allowed-address.ts'
import { secretSeal } from '#server/outgoing/sealed-secret.ts'
import { verifyApart } from '#server/commands/verify-apart.ts'
import { tellEarlierSessions } from '#server/records/accounts/audit/verify-sessions.ts'
import type { VerifyApart } from '#server/records/verifying/verdict.ts'
import { workerPool } from '#server/workers/worker-pool.ts'
import type { Log } from '#server/start/log.ts'
import { compilersOfFirst, keepCompilers } from './schema-compilers.ts'
import { seededDatabase } from '../databases/seeded-database.ts'
import { employ, employFirst, testPassword, type Binding } from '../callers/staff.ts'
import { createTestDatabase, type TestDatabase } from '../databases/test-database.ts'
import { nodeEnvironment } from '../node-environment.ts'
import { testClock, type TestClock } from './test-clock.ts'

export { testPassword, testToken } from '../callers/staff.ts'

/** The whole application in this process, on a real database of its own and with a clock that tests move. */
export interface TestServer {
  readonly app: App
  readonly deps: Deps
  readonly clock: TestClock
  /** The scheduler looks only when a test says so. */
  readonly jobs: Scheduler
  readonly outbox: OutboxDelivery
  /** The server listens from the first call on. */
  listen(): Promise<string>
  /** A person with `testPassword` is created; the name is the sign-in name. */
  person(name: string, roles: readonly Role[], binding?: Binding): Promise<void>
  /** A person signs in. @returns the `cookie` header of the session */
  signIn(name: string, password?: string): Promise<string>
  stop(): Promise<void>
}

/** Backups are not made in this process: tests/backup makes them of real servers. */
const noBackups: Backups = {
  status: async () => ({ folder: '', lastGood: null, lastFailure: null, nextAt: null, running: false }),
  begin: () => {},
}

/** The settings of a process at a database, without a folder of backups. */
function settingsAt({ dataFolder, databaseUrl }: TestDatabase['place']) {
  const at = { XUSHI_DATA: dataFolder, DATABASE_URL: databaseUrl, XUSHI_BACKUPS: '/nonexistent' }
  return { ...nodeEnvironment(), ...at }
}

/** A server with the shipped catalogue, no values, the administrator `admin`, and a token with read and publish. */
export async function startTestServer(
  options: {
    clock?: TestClock
    webRoot?: string
    secureCookies?: boolean
    trustProxy?: readonly string[]
    /** The hosts under which the server answers; any by default. */
    hosts?: readonly string[]
    backups?: Backups
    /** The jobs of the server; none by default. */
    jobs?: readonly Job[]
    /** The scheduler also makes requested documents. */
    documents?: boolean
    /** The scheduler also checks, stores and releases tables of history. */
    imports?: boolean
    /** The scheduler also runs collectors. */
    collectors?: boolean
    /** The ways in which messages are delivered when tests call `outbox.look`; none by default. */
    ways?: Readonly<Record<string, Deliver>>
    /** The receivers of notices; none by default. */
    notices?: NoticeSettings
    log?: Log
    /** Changes that affect lights need a second person; by default they need none. */
    twoPersons?: boolean
    /** The three administrators exclude one another. */
    threeAdministrators?: boolean
    /** The demands on accounts; none by default. */
    accountRules?: AccountRules
    /** Minutes after which an idle person is signed out; never by default. */
    idleMinutes?: number
    /** The server has neither the administrator nor the token. */
    empty?: boolean
    /** The verification of everything; by default that of a real server. */
    verifyApart?: VerifyApart
    /** An existing database, which is dropped at the end; a new one by default. */
    database?: TestDatabase
  } = {},
): Promise<TestServer> {
  const clock = options.clock ?? testClock()
  // Seeding at another time would have other ledger entries.
  const isSeeded = !options.database && clock.now() === testClock().now()
  const database =
    options.database ?? (await (isSeeded ? seededDatabase(options.empty) : createTestDatabase()))
  const store = await openStore(database.place, clock)
  if (options.database) await store.write((writer) => tellEarlierSessions(writer, clock.now()))
  await seedCatalogue(store, shipped)
  const catalogue = await openCatalogue(store, { twoPersons: options.twoPersons ?? false, clock })
  const faults: unknown[] = []
  const version = '0.0.0-test'
  const report = (fault: unknown) => faults.push(fault)
  const build = pagesBuild(options.webRoot)
  const hub = createHub({ store, clock, catalogue, version, build, report })
  const outbox = outboxDelivery(options.ways ?? {}, { store, clock, report: () => {} })
  const workers = workerPool(1)
  const { runApart } = workers
  const files = openFiles({ store, contents: fileContents(store, database.place, clock), clock })
  const documents = documentsJob({ store, clock, catalogue, files, runApart, version })
  const imports = options.imports ? [importsJob({ store, clock, catalogue, files, runApart })] : []
  const outgoing = readNamedHosts('127.0.0.1')
  const secrets = secretSeal(Buffer.alloc(32, 'a key of tests'))
  const collecting = { store, clock, catalogue, files, runApart, outgoing, secrets }
  const all = [
    ...(options.jobs ?? []),
    ...(options.documents ? [documents] : []),
    ...imports,
    ...(options.collectors ? [collectorsJob(collecting)] : []),
  ]
  const jobs = scheduler(all, {
    store,
    clock,
    report: () => {},
    sendNow: outbox.sendNow,
  })
  const deps: Deps = {
    store,
    clock,
    catalogue,
    hub,
    version,
    build,
    secureCookies: options.secureCookies ?? false,
    idleMinutes: options.idleMinutes ?? 0,
    threeAdministrators: options.threeAdministrators ?? false,
    ...(options.hosts && { hosts: options.hosts }),
    ...(options.accountRules && { accountRules: options.accountRules }),
    ...(options.webRoot !== undefined && { webRoot: options.webRoot }),
    backups: options.backups ?? noBackups,
    jobs,
    files,
    outbox,
    notices: options.notices ?? { webhook: null, mail: null },
    mails: true,
    outgoing,
    secrets,
    runApart,
    threads: workers.threads,
    verifyApart: options.verifyApart ?? verifyApart(settingsAt(database.place)),
  }
  const { log, trustProxy } = options
  const compilers = compilersOfFirst()
  const app = await buildApp(deps, {
    ...(log && { log }),
    ...(trustProxy && { trustProxy }),
    ...(compilers && { compilers }),
  })
  keepCompilers(app)
  const server: TestServer = {
    app,
    deps,
    clock,
    jobs,
    outbox,
    listen: async () => {
      if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 })
      return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
    },
    person: (name, roles, binding) => employ(deps, name, roles, binding),
    signIn: async (name, password = testPassword) => {
      const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { name, password } })
      const cookie = answer.cookies[0]
      if (!cookie) throw new Error(`Signing in as ${name} was answered ${answer.statusCode}: ${answer.body}`)
      return `${cookie.name}=${cookie.value}`
    },
    stop: async () => {
      await workers.stop()
      await app.close()
      await jobs.stop()
      await outbox.stop()
      await store.close()
      await database.drop()
      if (faults.length > 0) throw new AggregateError(faults, 'The live feed broke')
    },
  }
  if (!isSeeded && !options.empty) await employFirst(deps)
  return server
}
