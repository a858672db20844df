import type { TestProject } from 'vitest/node'
import { memoryFolder } from './memory-folder.ts'
import { startPostgres } from './postgres-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of this run's PostgreSQL server; absent where a project runs on SQLite. */
    postgresUrl: string
  }
}

/** All files of a project share one PostgreSQL server; each store that they open gets a database of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Hundreds of databases are made and dropped, and none of these tests cuts the power.
  const server = await startPostgres(['fsync=off', 'full_page_writes=off'], undefined, memoryFolder())
  project.provide('postgresUrl', server.url)
  return () => server.stop()
}
