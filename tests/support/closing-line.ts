import type { Reporter, TestModule, Vitest } from 'vitest/node'
import { sharedIsHere } from './shared.ts'

/** The server's tests by engine, which are projects of vitest.config.ts. */
const engines = ['server', 'server-postgres'] as const

/** A run ends with lines that a machine can read, the last of them `123 passed, 0 failed, 4 skipped`. */
export default class ClosingLine implements Reporter {
  #bothEngines = true

  onInit({ projects }: Vitest): void {
    this.#bothEngines = engines.every((engine) => projects.some(({ name }) => name === engine))
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0, pending: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) counts[test.result().state] += 1
      if (module.errors().length > 0) counts.failed += 1
    }
    if (!sharedIsHere) process.stdout.write('skipped: the tests that read ../shared, which is not here\n')
    if (this.#bothEngines && !enginesAgree(modules)) counts.failed += 1
    process.stdout.write(
      `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped + counts.pending} skipped\n`,
    )
  }
}

/** The number of passed tests of the server on each engine is printed; a difference fails the run, and gives false. */
function enginesAgree(modules: readonly TestModule[]): boolean {
  const [sqlite = 0, postgres = 0] = engines.map((engine) => {
    const ofEngine = modules.filter(({ project }) => project.name === engine)
    return ofEngine.flatMap(({ children }) => [...children.allTests('passed')]).length
  })
  if (sqlite + postgres === 0) return true
  process.stdout.write(`the server's tests: ${sqlite} passed on SQLite, ${postgres} on PostgreSQL\n`)
  if (sqlite !== postgres) process.exitCode = 1
  return sqlite === postgres
}
