import type { TestProject } from 'vitest/node'
import { setup as buildWeb } from '../browser/built-web.ts'
import { startServer } from './server-process.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The demo after its first start. */
    demo: Demo
  }
}

export interface Demo {
  /** The data folder, which no server has open. */
  readonly folder: string
  /** The output of the first start, which has the passwords. */
  readonly printed: string
}

/** The pages are built, and the demo year with its people is made once, since each file's server begins with a copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  buildWeb()
  const server = await startServer({ demo: true })
  await server.kill('SIGTERM')
  project.provide('demo', { folder: server.data, printed: server.output() })
  return () => server.stop()
}
