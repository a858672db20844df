import type { TestProject } from 'vitest/node'
import { memoryFolder } from './memory-folder.ts'
import { startPostgres } from './postgres-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL server of this run; absent where a project runs on SQLite. */
    postgresUrl: string
  }
}

/** One PostgreSQL server for all files of a project; each store that they open gets a database of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Hundreds of databases are made and dropped; none of these tests cuts the power.
  const server = await startPostgres(['fsync=off', 'full_page_writes=off'], undefined, memoryFolder())
  project.provide('postgresUrl', server.url)
  return () => server.stop()
}
