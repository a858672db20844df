import type { TestServer } from '../servers/test-server.ts'

/** The stored figures of a server: the end of its ledger and every revision. */
export async function observationsKept({ deps: { store } }: TestServer): Promise<object> {
  const { db, tables } = store.reader
  return { sequence: store.head().sequence, revisions: await db.$count(tables.observation) }
}
