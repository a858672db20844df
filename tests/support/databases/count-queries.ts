import Database from 'better-sqlite3'
import pg from 'pg'
import { vi } from 'vitest'

/** The number of statements during `work`: on SQLite those that list rows, on PostgreSQL all. `answer` is what `work` returned. */
export async function countQueries<T>(work: () => Promise<T>): Promise<{ count: number; answer: T }> {
  const probe = new Database(':memory:')
  const statement = Object.getPrototypeOf(probe.prepare('select 1')) as { all: () => unknown }
  const spies = [vi.spyOn(statement, 'all'), vi.spyOn(pg.Client.prototype, 'query')]
  try {
    const answer = await work()
    return { count: spies.reduce((sum, { mock }) => sum + mock.calls.length, 0), answer }
  } finally {
    for (const spy of spies) spy.mockRestore()
    probe.close()
  }
}
