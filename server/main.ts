import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { demoSchemes } from '#seeds/demo/demo-schemes.ts'
import packageJson from '../package.json' with { type: 'json' }
import { messageWays } from './alerts/message-ways.ts'
import { headMessages } from './alerts/told-heads.ts'
import { buildApp } from './app.ts'
import { makeBackupApart } from './commands/make-backup-apart.ts'
import { verifyApart } from './commands/verify-apart.ts'
import { beginSigning, noteDailyHead, type NotedHead } from './backup/daily-heads.ts'
import { scheduledBackups } from './backup/scheduled-backups.ts'
import { openCatalogue, type CatalogueSource } from './catalogue-source.ts'
import { askAtTerminal, refuseEarlyClock } from './clock-check.ts'
import { systemClock as clock } from './clock.ts'
import { readConfig, type Config } from './start/config.ts'
import { help } from './start/settings.ts'
import { lockFolder } from './db/sqlite/lock-folder.ts'
import { engineAt, fileContents, openStore } from './db/open-store.ts'
import { ledgerHead } from './db/ledger/ledger.ts'
import { seedCatalogue } from './db/catalogue/seed-catalogue.ts'
import { publishedOf, shippedCatalogue } from './db/catalogue/shipped-documents.ts'
import { seedDemo, seedPublished } from './db/observations/seed-observations.ts'
import type { Store } from './db/store.ts'
import { tellEarlierSessions } from './records/accounts/audit/verify-sessions.ts'
import { beginLedger } from './records/kinds/beginning.ts'
import { openFiles } from './files/files.ts'
import { sweepJob } from './files/sweep-job.ts'
import { firstStart } from './start/first-start.ts'
import { remindJob } from './features/action-items/messages/remind-job.ts'
import { personWays } from './features/bell/delivery/person-ways.ts'
import { tellPeople } from './features/bell/delivery/tell-people.ts'
import { narrativeRemindJob } from './features/meetings/narratives/remind-organisations.ts'
import { closePeriodsJob } from './features/periods/close-periods-job.ts'
import { filingRemindJob } from './features/reminders/remind-job.ts'
import { auditJob } from './features/audit/audit-job.ts'
import { syslogJob } from './features/audit/syslog-job.ts'
import { documentsJob } from './features/documents/documents-job.ts'
import { collectorsJob } from './features/observations/collectors/collectors-job.ts'
import { finishImports, importsJob } from './features/observations/imports/imports-job.ts'
import { releaseCleared } from './features/review/embargoes/release-cleared.ts'
import { eventWays } from './features/webhooks/event-way.ts'
import { sealOpenSecrets } from './features/webhooks/seal-open-secrets.ts'
import { followLights } from './features/watching/follow-lights.ts'
import { followLedger } from './features/webhooks/follow-ledger.ts'
import { hasDemo } from './features/board/queries.ts'
import { pagesBuild } from './http/pages-build.ts'
import { forgetMessagesJob } from './jobs/outbox/forget-messages.ts'
import { outboxDelivery } from './jobs/outbox/outbox.ts'
import { scheduler } from './jobs/scheduler.ts'
import { secretSeal } from './outgoing/sealed-secret.ts'
import { createHub } from './live/hub.ts'
import { createLog, faultForLog, type Log } from './start/log.ts'
import { seedDemoWork } from './start/seed-demo-work.ts'
import { refusedStart } from './start/refused-start.ts'
import { readKeyFile } from './start/key-file.ts'
import { readSigner } from './start/keys/signing-key.ts'
import { ignoreClosedPipes } from './start/closed-pipes.ts'
import { stopOnSignals } from './start/stop-on-signals.ts'
import { fittingThreads, workerPool } from './workers/worker-pool.ts'

const webRoot = fileURLToPath(new URL('../dist/web', import.meta.url))
const { version } = packageJson

/**
 * Connections that may wait to be accepted: those of hundreds of walls that are switched on together. The client's system retries further
 * ones only after a second; Linux keeps no more than net.core.somaxconn.
 */
const maxWaiting = 4_096

/**
 * The heap is collected when it has grown by so many percent of what was live: on a machine with much memory V8 lets it become four times as
 * large, 750 MB in place of 330 MB where 100,000 values are imported.
 */
setFlagsFromString('--heap-growing-percent=80')

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Brings the shipped catalogue and figures into the database, and on the first start the first people. */
async function fill(store: Store, config: Config): Promise<CatalogueSource> {
  await beginLedger(store, config.ledgerHash)
  // The demo scheme stays where an earlier start brought the demo.
  const demo = config.demo || (await hasDemo(store.reader))
  await seedCatalogue(
    store,
    demo ? { ...shippedCatalogue, evaluationSchemes: demoSchemes } : shippedCatalogue,
    { begins: config.shippedPlans },
  )
  const catalogue = await openCatalogue(store, { ...config, clock })
  await seedPublished(store, publishedOf(catalogue.current().indicators))
  const { threeAdministrators } = config
  for (const line of await firstStart({ threeAdministrators, store, clock, catalogue }, config)) say(line)
  if (config.demo) {
    const { demoYear } = await import('#seeds/demo/demo-year.ts')
    await seedDemo(store, demoYear(catalogue.current().catalogue))
    const { demoInstructions: instructions, demoOrders: orders } = await import('#seeds/demo/demo-orders.ts')
    const { demoMeetings: meetings } = await import('#seeds/demo/demo-meetings.ts')
    const { demoPeople: people } = await import('#seeds/demo/demo-people.ts')
    await seedDemoWork({ store, clock, catalogue }, { instructions, orders, meetings, people })
  }
  return catalogue
}

async function start(config: Config, log: Log): Promise<void> {
  const folder = engineAt(config) === 'sqlite' ? lockFolder(config.dataFolder, clock) : undefined
  const signer = readSigner(config)
  const store = await openStore(config, clock)
  const ask = process.stdin.isTTY && process.stdout.isTTY ? askAtTerminal : undefined
  await refuseEarlyClock(store.head(), clock, config.clockChecked, ask)
  await store.alone(() => store.write((writer) => tellEarlierSessions(writer, clock.now())))
  // Where several instances start together on an empty database, the first fills it, and the others find it filled.
  const catalogue = await store.alone(() => fill(store, config))
  const secrets = secretSeal(readKeyFile(config.keyFile))
  await store.alone(() => sealOpenSecrets({ store, secrets }))
  if (signer) {
    const head = { ...(await ledgerHead(store.reader)), at: clock.now() }
    const fault = await beginSigning(store.reader, config.backups.folder, head, signer)
    if (fault !== undefined) say(`底账末条的签名有问题，备份会作废：${fault}。`)
  }
  const fails = (what: string) => (fault: unknown) => log.error({ err: fault }, what)
  const pages = existsSync(join(webRoot, 'index.html')) ? { webRoot } : {}
  const build = pagesBuild(pages.webRoot)
  const hub = createHub({ store, clock, catalogue, version, build, report: fails('live feed failed') })
  const ways = {
    ...messageWays(config.alerts, config.notices, config.heads),
    ...eventWays({ store, clock, secrets, outgoing: config.outgoing }),
    ...personWays({ store, secrets, outgoing: config.outgoing, mail: config.alerts.mail }),
  }
  const outbox = outboxDelivery(ways, {
    store,
    clock,
    report: (fault, kind) => log.error({ err: fault, kind }, 'message not delivered'),
  })
  const follower = followLedger({ store, clock, catalogue, report: fails('events not put on their way') })
  const releases = releaseCleared({ store, clock, catalogue, report: fails('cleared figures not released') })
  const lights = followLights({
    ...{ store, clock, catalogue, notices: config.notices },
    report: fails('turned lights not looked for'),
  })
  const people = tellPeople({ store, clock, catalogue, report: fails('people not told of their rings') })
  const followers = [follower, releases, lights, people]
  const { job, backupsOf } = scheduledBackups(config.backups, config.alerts, {
    clock,
    make: makeBackupApart,
  })
  const tellHead = async (head: NotedHead) =>
    headMessages(config.heads, {
      ...head,
      line: await noteDailyHead(store.reader, config.backups.folder, head, signer),
    })
  const files = openFiles({ store, contents: fileContents(store, config, clock), clock })
  const toRemind = { store, clock, catalogue, notices: config.notices }
  const reminders = [remindJob(toRemind), narrativeRemindJob(toRemind), filingRemindJob(toRemind)]
  const workers = workerPool(fittingThreads())
  const { runApart } = workers
  const documents = documentsJob({ store, clock, catalogue, files, runApart, version })
  const imports = { store, clock, catalogue, files, runApart }
  const all = [
    job,
    sweepJob(files),
    forgetMessagesJob({ store, clock }),
    ...reminders,
    documents,
    importsJob(imports),
    collectorsJob({ ...imports, secrets, outgoing: config.outgoing, alerts: config.alerts }),
    closePeriodsJob({ store, clock, catalogue }),
    auditJob({ store, clock }, { keptDays: config.auditDays, tellHead }),
    ...(config.syslog ? [syslogJob({ store }, config.syslog)] : []),
  ]
  const jobs = scheduler(all, {
    store,
    clock,
    sendNow: outbox.sendNow,
    report: (fault, name) => log.error({ err: fault, job: name }, 'job failed'),
  })
  const backups = backupsOf(jobs)
  const { secureCookies, trustProxy } = config
  const deps = {
    store,
    clock,
    catalogue,
    hub,
    version,
    build,
    secureCookies,
    hosts: config.hosts,
    backups,
    jobs,
    outbox,
    alerts: config.alerts,
    notices: config.notices,
    mails: config.alerts.mail !== null,
    idleMinutes: config.idleMinutes,
    threeAdministrators: config.threeAdministrators,
    accountRules: config.accountRules,
    outgoing: config.outgoing,
    secrets,
    files,
    runApart,
    threads: workers.threads,
    verifyApart: verifyApart(process.env),
    ...pages,
  }
  await finishImports(imports)
  const app = await buildApp(deps, { log, trustProxy })

  stopOnSignals(async () => {
    await workers.stop()
    await app.close()
    await jobs.stop()
    for (const following of followers) await following.stop()
    await outbox.stop()
    await store.close()
    folder?.release()
  }, say)

  const address = await app.listen({ host: config.host, port: config.port, backlog: maxWaiting })
  jobs.start()
  outbox.start()
  for (const following of followers) following.start()
  say(`序时 ${version} 已启动，${placeOf(config)}`)
  say(`大屏：${address}/wall　工作页面：${address}/`)
}

/** The place of the data, without the password. */
function placeOf({ databaseUrl, dataFolder }: Config): string {
  if (databaseUrl === '') return `数据目录 ${dataFolder}`
  const { host, pathname } = new URL(databaseUrl)
  return `PostgreSQL ${host}${pathname}`
}

// Data, backups and notes are readable by their owner alone, whatever the shell has set.
process.umask(0o077)
ignoreClosedPipes()

const options = process.argv.slice(2)
if (options.includes('--help')) say(help)
else {
  try {
    const config = readConfig(process.env, options)
    await start(config, createLog(config.logLevel, clock))
  } catch (error) {
    process.stderr.write(`${refusedStart(error) ?? JSON.stringify(faultForLog(error))}\n`)
    // An open database and its listeners would keep a process alive that serves nobody.
    process.exit(1)
  }
}
