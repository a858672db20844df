import type { NewEntry } from '#server/db/store.ts'

/** An entry of the ledger for tests that only need one; no row belongs to it. */
export const anyEntry = {
  actor: 'system',
  kind: 'person.locked',
  subject: 'test',
  payload: { until: '2024-10-31T10:15:00.000+08:00' },
} as const satisfies NewEntry
