import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { memoryFolder } from './tests/support/databases/memory-folder.ts'

/** Its databases are in memory where that has room. */
const ofServer = { isolate: false, env: { TMPDIR: memoryFolder() } }

/**
 * First the rooms whose tests are quick, two files at a time. What starts processes and browsers follows, three at a time,
 * since one of them mostly waits.
 * Files share the modules of rooms that keep nothing in them: reading these anew took longer than most tests. Those of the
 * browser share Chromium too.
 */
const quick: readonly Project[] = [
  { name: 'metrics', isolate: false },
  { name: 'seeds', isolate: false },
  { name: 'server', ...ofServer },
  // The server's tests once more, on the other engine.
  { name: 'server-postgres', room: 'server', setups: ['databases/postgres-setup'], ...ofServer },
  { name: 'web' },
  { name: 'house' },
]
const withProcesses: readonly Project[] = [
  { name: 'faults', setups: ['libraries-setup'], isolate: false },
  { name: 'instances', setups: ['libraries-setup', 'databases/postgres-setup'], isolate: false },
  { name: 'backup', setups: ['libraries-setup', 'databases/postgres-setup'], isolate: false },
  { name: 'browser', setups: ['libraries-setup', 'servers/demo-setup'], isolate: false },
]

/** Hundreds of servers and commands are started: each finds what the first have compiled, and libraries in one file each. */
const quickPrograms = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/xushi', import.meta.url)),
  NODE_OPTIONS_OF_PROGRAMS: `--import=${new URL('tests/support/load-libraries.ts', import.meta.url).href}`,
}

interface Project {
  readonly name: string
  /** Folder of the tests; default: the name. */
  readonly room?: string
  readonly setups?: readonly string[]
  /** Whether each file starts with modules of its own; default: yes. */
  readonly isolate?: boolean
  readonly env?: Readonly<Record<string, string>>
}

function testsOf({ name, room = name, setups = [], isolate = true, env = {} }: Project, groupOrder: number) {
  return {
    name,
    include: [`tests/${room}/**/*.test.ts`],
    isolate,
    env,
    globalSetup: setups.map((setup) => `./tests/support/${setup}.ts`),
    sequence: { groupOrder },
  }
}

export default defineConfig({
  plugins: [vue()],
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    reporters: ['default', './tests/support/closing-line.ts'],
    // metrics/ by its own tests: `npm run coverage`. How a chart looks is tested by its pictures.
    coverage: {
      include: ['metrics/**/*.ts'],
      exclude: ['metrics/charts/**'],
      reporter: ['text'],
      thresholds: { 100: true },
    },
    projects: [
      ...quick.map((project) => ({ extends: true as const, test: testsOf(project, 0) })),
      ...withProcesses.map((project) => ({
        extends: true as const,
        test: {
          ...testsOf(project, 1),
          maxWorkers: 3,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          env: quickPrograms,
          expect: { poll: { timeout: 10_000 } },
        },
      })),
    ],
  },
})
