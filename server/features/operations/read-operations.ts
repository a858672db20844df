import { shanghaiTime } from '../../clock.ts'
import type { Operations } from '../../contract/operations.ts'
import { databaseFacts } from '../../db/availability/database-facts.ts'
import { connectedInstances, instanceName } from '../../db/postgres/instances.ts'
import { ledgerHead } from '../../db/ledger/ledger.ts'
import type { Deps } from '../../deps.ts'
import { maxSockets } from '../../live/live-route.ts'
import { pairedDisplays } from '../displays/queries.ts'
import { waitingReview } from '../review/queries.ts'
import { collectorSeal, collectorsToLookAt } from '../observations/collectors/queries.ts'
import { allWebhooks, webhooksToLookAt } from '../webhooks/queries.ts'
import { judgeOperations } from './judge-operations.ts'
import type { ProcessFigures } from './figures/process-figures.ts'
import type { RefusalCount } from './figures/refusal-counts.ts'
import { withNamedEvents } from './named-messages.ts'
import { displayKeys, wallsOf } from './walls.ts'

/** The figures of this process. */
export interface OwnFigures {
  readonly startedAt: string
  readonly process: () => ProcessFigures
  readonly refusals: () => RefusalCount[]
}

/** The state of this instance and of its database. @throws AppError database-unavailable */
export async function readOperations(deps: Deps, own: OwnFigures): Promise<Operations> {
  const { store, clock, hub, version } = deps
  const now = clock.now()
  const [head, database, displays, review, instances, backups, jobs, outbox, webhooks, collectors] =
    await Promise.all([
      ledgerHead(store.reader),
      databaseFacts(store),
      pairedDisplays(store.reader),
      waitingReview(store.reader),
      connectedInstances(store),
      deps.backups.status(),
      deps.jobs.states(),
      deps.outbox.state(),
      webhooksToLookAt(store.reader, ({ id, secret }) => deps.secrets.open(secret, id) !== undefined),
      collectorsToLookAt(
        store.reader,
        (id, secret) => deps.secrets.open(secret, collectorSeal(id)) !== undefined,
      ),
    ])
  const receivers = new Map((await allWebhooks(store.reader)).map(({ id, name }) => [id, name]))
  const { sockets, audiences, dropped, told } = hub.figures()
  const { migrationMade, ...known } = database
  const { residentBytes, heapUsedBytes, heapLimitBytes, loopDelaySeconds } = own.process()
  const facts = {
    at: now,
    ledger: { sequence: head.sequence, at: head.at || null, hash: head.hash, told },
    live: { sockets, mostSockets: maxSockets, audiences, dropped },
    walls: wallsOf(displays, hub.sockets(displayKeys), {
      head: head.sequence,
      now,
      shared: instances !== null,
    }),
    queues: {
      commit: store.waiting(),
      review: review.cells,
      oldestReviewAt: review.oldestAt,
      // Entries that others commit between the two readings do not count as late.
      notices: Math.max(head.sequence - told, 0),
    },
    database: { engine: store.engine, ...known, migratedAt: shanghaiTime(migrationMade) },
    instances:
      instances?.map(({ name, since, connections }) => ({
        name: name.replace(/^xushi /, ''),
        since: shanghaiTime(since),
        connections,
        own: name === instanceName,
      })) ?? null,
    process: {
      version,
      node: process.versions.node,
      startedAt: own.startedAt,
      residentBytes,
      heapUsedBytes,
      heapLimitBytes,
      loopDelaySeconds,
    },
    threads: deps.threads(),
    jobs,
    outbox: withNamedEvents(outbox, deps.catalogue.current(), receivers),
    webhooks,
    collectors,
    backups,
    refusals: own.refusals(),
  } satisfies Omit<Operations, 'judged'>
  return { ...facts, judged: judgeOperations(facts) }
}
