import type { TestProject } from 'vitest/node'
import { setup as buildWeb } from '../browser/built-web.ts'
import { startServer } from './server-process.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The demo as its first start left it. */
    demo: Demo
  }
}

export interface Demo {
  /** Its data; no server has it open. */
  readonly folder: string
  /** What that start printed: passwords, once. */
  readonly printed: string
}

/** The pages, and the demo year with its people: brought once, since each file's server begins with them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  buildWeb()
  const server = await startServer({ demo: true })
  await server.kill('SIGTERM')
  project.provide('demo', { folder: server.data, printed: server.output() })
  return () => server.stop()
}
