import type { TestServer } from '../servers/test-server.ts'

/** What a server has stored: the last sequence of its ledger, and the number of revisions. */
export async function observationsKept({ deps: { store } }: TestServer): Promise<object> {
  const { db, tables } = store.reader
  return { sequence: store.head().sequence, revisions: await db.$count(tables.observation) }
}
