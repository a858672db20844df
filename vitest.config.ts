import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { memoryFolder } from './tests/support/databases/memory-folder.ts'

/** The databases are in memory where the memory has room. */
const ofServer = { isolate: false, env: { TMPDIR: memoryFolder() } }

/**
 * Rooms with quick tests come first, two files at a time. Tests that start processes and browsers follow, three at a
 * time, since one of them mostly waits. The files of a room without module state share their modules, since reading the
 * modules again took longer than most tests. Files of the browser tests share Chromium too.
 */
const quick: readonly Project[] = [
  { name: 'metrics', isolate: false },
  { name: 'seeds', isolate: false },
  { name: 'server', ...ofServer },
  // The server's tests run once more on the other engine.
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

/** Hundreds of servers and commands are started: each uses the code that the first has compiled, and libraries of one file each. */
const quickPrograms = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/xushi', import.meta.url)),
  NODE_OPTIONS_OF_PROGRAMS: `--import=${new URL('tests/support/load-libraries.ts', import.meta.url).href}`,
}

interface Project {
  readonly name: string
  /** The folder of the tests; the name by default. */
  readonly room?: string
  readonly setups?: readonly string[]
  /** Each file starts with modules of its own, unless this is false. */
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
    // Ten programs may share the two cores: what takes a second by itself then takes twenty.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 10_000 } },
    reporters: ['default', './tests/support/closing-line.ts'],
    // metrics/ is covered by its own tests: `npm run coverage`. Charts are tested by their pictures.
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
          testTimeout: 240_000,
          hookTimeout: 240_000,
          env: quickPrograms,
          expect: { poll: { timeout: 60_000 } },
        },
      })),
    ],
  },
})
