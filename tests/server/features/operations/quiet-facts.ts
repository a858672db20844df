import type { Operations } from '#server/contract/operations.ts'

export type Facts = Omit<Operations, 'judged'>

export const gigabyte = 1024 ** 3
export const at = '2024-10-31T10:00:00.000+08:00'
export const busy = { most: 1, running: 1, waiting: 0, mostWaiting: 4 }
const good = { at: '2024-10-31T02:30:00.000+08:00', sequence: 7, bytes: 1 }

/** The facts of a server on a quiet day. */
export const quiet: Facts = {
  at,
  ledger: { sequence: 7, at, hash: '0', told: 7 },
  live: { sockets: 10, mostSockets: 20_000, audiences: 1, dropped: 0 },
  walls: [],
  queues: { commit: 0, review: 0, oldestReviewAt: null, notices: 0 },
  database: {
    engine: 'sqlite',
    version: '3.54.1',
    bytes: 1,
    freeBytes: 70 * gigabyte,
    migration: '0000_first',
    migratedAt: at,
  },
  instances: null,
  process: {
    version: '0.1.0',
    node: '24.21.0',
    startedAt: at,
    residentBytes: 1,
    heapUsedBytes: 1,
    heapLimitBytes: 100,
    loopDelaySeconds: 0.002,
  },
  threads: { ...busy, running: 0 },
  jobs: [],
  outbox: { waiting: 0, oldestWaitingAt: null, lastError: null, givenUp: 0, messages: [] },
  webhooks: { held: 0, sealed: 0 },
  collectors: { enabled: 0, interrupted: [], failing: 0, sealed: 0, nextAt: null },
  backups: {
    folder: 'backups',
    lastGood: good,
    lastFailure: null,
    nextAt: '2024-11-01T02:30:00.000+08:00',
    running: false,
  },
  refusals: [],
}
