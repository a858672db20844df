import type { TestServer } from '../servers/test-server.ts'

/** The last sequence of a server's ledger, and the number of its revisions. */
export async function observationsKept({ deps: { store } }: TestServer): Promise<object> {
  const { db, tables } = store.reader
  return { sequence: store.head().sequence, revisions: await db.$count(tables.observation) }
}
