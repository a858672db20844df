import { ledgerAhead } from '../../../clock-check.ts'
import type { Operations } from '../../../contract/operations.ts'
import type { MetricFamily, Sample } from './open-metrics.ts'
import type { ProcessFigures } from './process-figures.ts'

/** The figures of the operations page as metric families. Those of the process have the names that Prometheus client libraries use. */
export function operationsFigures(facts: Operations, process: ProcessFigures): MetricFamily[] {
  const { ledger, live, queues, database, backups, refusals, walls, judged } = facts
  const seconds = (instant: string) => Date.parse(instant) / 1000
  const sockets = walls.flatMap(({ id, name, sockets: open }) =>
    open.map((socket) => ({ labels: { display: id, name, scope: socket.scope }, ...socket })),
  )
  return [
    {
      name: 'xushi_build',
      type: 'info',
      help: 'Version',
      samples: [{ suffix: '_info', labels: { version: facts.process.version }, value: 1 }],
    },
    counter('process_cpu_seconds', 'User and system time', process.cpuSeconds, 'seconds'),
    gauge('process_resident_memory_bytes', 'Resident memory', process.residentBytes, 'bytes'),
    gauge(
      'process_start_time_seconds',
      'Start, since the epoch',
      seconds(facts.process.startedAt),
      'seconds',
    ),
    gauge('nodejs_heap_used_bytes', 'Heap in use', process.heapUsedBytes, 'bytes'),
    gauge(
      'nodejs_eventloop_delay_p99_seconds',
      '99th percentile of the delay of the event loop over the last minute',
      process.loopDelaySeconds,
      'seconds',
    ),
    gauge('xushi_ledger_sequence', 'Last entry of the ledger', ledger.sequence),
    gauge(
      'xushi_ledger_ahead_seconds',
      'By how much the last entry of the ledger is later than the clock',
      ledgerAhead(ledger, facts.at) / 1000,
      'seconds',
    ),
    gauge('xushi_ledger_told', 'Entry of the ledger up to which sockets were told', ledger.told),
    gauge('xushi_live_sockets', 'Open sockets', live.sockets),
    gauge('xushi_live_audiences', 'Scopes and reference dates that are watched', live.audiences),
    counter('xushi_live_dropped', 'Slow sockets dropped to a snapshot', live.dropped),
    family('xushi_wall_lag', 'Entries of the ledger that a wall has not been told of', wallSamples('lag')),
    family(
      'xushi_wall_buffered_bytes',
      'Bytes that a wall has not read',
      wallSamples('bufferedBytes'),
      'bytes',
    ),
    family(
      'xushi_walls',
      'Paired walls by state',
      (['here', 'elsewhere', 'away'] as const).map((state) => ({
        labels: { state },
        value: walls.filter((wall) => wall.state === state).length,
      })),
    ),
    family(
      'xushi_queue_depth',
      'Works that wait for a commit, cells for a reviewer, ledger entries for being told',
      (['commit', 'review', 'notices'] as const).map((queue) => ({
        labels: { queue },
        value: queues[queue],
      })),
    ),
    family(
      'xushi_threads',
      'Works on files and documents: those that run in threads, and those that wait for one',
      (['running', 'waiting'] as const).map((state) => ({ labels: { state }, value: facts.threads[state] })),
    ),
    gauge('xushi_threads_limit', 'Threads that run at a time at most', facts.threads.most),
    gauge('xushi_database_size_bytes', 'Size of the database', database.bytes, 'bytes'),
    ...(database.freeBytes === null
      ? []
      : [gauge('xushi_database_free_bytes', 'Free on its disk', database.freeBytes, 'bytes')]),
    ...(backups.lastGood
      ? [
          gauge(
            'xushi_backup_success_seconds',
            'When the last good backup was begun, since the epoch',
            seconds(backups.lastGood.at),
            'seconds',
          ),
          gauge(
            'xushi_backup_age_seconds',
            'Since the last good backup was begun',
            seconds(facts.at) - seconds(backups.lastGood.at),
            'seconds',
          ),
          gauge('xushi_backup_size_bytes', 'Size of the last good backup', backups.lastGood.bytes, 'bytes'),
        ]
      : []),
    ...(backups.lastFailure
      ? [
          gauge(
            'xushi_backup_failure_seconds',
            'Last failure of a backup that none has followed, since the epoch',
            seconds(backups.lastFailure.at),
            'seconds',
          ),
        ]
      : []),
    gauge('xushi_messages_waiting', 'Messages that wait to be delivered', facts.outbox.waiting),
    gauge('xushi_messages_undelivered', 'Messages that are no longer tried', facts.outbox.givenUp),
    family(
      'xushi_job_failed',
      'Jobs: 1 where the last attempt failed and nothing was done since',
      facts.jobs.map(({ name, failure }) => ({ labels: { job: name }, value: failure ? 1 : 0 })),
    ),
    family(
      'xushi_collectors',
      'Collectors that are switched on, and of them those that are interrupted, whose last run failed, or whose secret cannot be opened',
      Object.entries({ ...facts.collectors, interrupted: facts.collectors.interrupted.length }).flatMap(
        ([state, value]) => (typeof value === 'number' ? [{ labels: { state }, value }] : []),
      ),
    ),
    family(
      'xushi_part_condition',
      'Lights of the operations page: 0 normal, 1 attention, 2 failing',
      Object.entries(judged).map(([part, { condition }]) => ({
        labels: { part },
        value: ['normal', 'attention', 'failing'].indexOf(condition),
      })),
    ),
    {
      name: 'xushi_refusals',
      type: 'counter',
      help: 'Requests refused, by code',
      samples: refusals.map(({ code, total }) => ({ suffix: '_total', labels: { code }, value: total })),
    },
  ]

  /** The samples of the walls; of several windows of one wall with the same scope the worst counts. */
  function wallSamples(figure: 'lag' | 'bufferedBytes'): Sample[] {
    const worst = new Map<string, Sample>()
    for (const { labels, [figure]: value } of sockets) {
      const key = `${labels.display} ${labels.scope}`
      if (value >= (worst.get(key)?.value ?? 0)) worst.set(key, { labels, value })
    }
    return [...worst.values()]
  }
}

function family(name: string, help: string, samples: readonly Sample[], unit?: string): MetricFamily {
  return { name, type: 'gauge', help, samples, ...(unit !== undefined && { unit }) }
}

function gauge(name: string, help: string, value: number, unit?: string): MetricFamily {
  return family(name, help, [{ value }], unit)
}

function counter(name: string, help: string, value: number, unit?: string): MetricFamily {
  const samples = [{ suffix: '_total', value }]
  return { name, type: 'counter', help, samples, ...(unit !== undefined && { unit }) }
}
