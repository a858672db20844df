import type { Reporter, TestModule } from 'vitest/node'
import { sharedIsHere } from './shared.ts'

/** Ends a run with lines that a machine can read, the last of them `123 passed, 0 failed, 4 skipped`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0, pending: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) counts[test.result().state] += 1
      if (module.errors().length > 0) counts.failed += 1
    }
    if (!sharedIsHere) process.stdout.write('skipped: the tests that read ../shared, which is not here\n')
    if (!enginesAgree(modules)) counts.failed += 1
    process.stdout.write(
      `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped + counts.pending} skipped\n`,
    )
  }
}

/** Where the server's tests ran on both engines, prints how many passed on each; false, and a failed run, where they differ. */
function enginesAgree(modules: readonly TestModule[]): boolean {
  const [sqlite, postgres] = ['server', 'server-postgres'].map((project) => {
    const own = modules.filter((module) => module.project.name === project)
    return own.flatMap((module) => [...module.children.allTests('passed')]).length
  })
  if (!sqlite || !postgres) return true
  process.stdout.write(`the server's tests: ${sqlite} passed on SQLite, ${postgres} on PostgreSQL\n`)
  if (sqlite !== postgres) process.exitCode = 1
  return sqlite === postgres
}
