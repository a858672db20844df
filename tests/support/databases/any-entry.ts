import type { NewEntry } from '#server/db/store.ts'

/** An entry for the ledger, where a test cares only that there is one: no row bears witness to it. */
export const anyEntry = {
  actor: 'system',
  kind: 'person.locked',
  subject: 'test',
  payload: { until: '2024-10-31T10:15:00.000+08:00' },
} as const satisfies NewEntry
