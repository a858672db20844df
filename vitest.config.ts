import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

/** Rooms whose tests run side by side; what measures time or starts processes follows, one file after another. */
const together = ['metrics', 'seeds', 'server', 'web', 'house']
/** The server's tests once more, on PostgreSQL. */
const postgresSetup = './tests/support/postgres-setup.ts'
const alone = ['faults', 'browser']

export default defineConfig({
  plugins: [vue()],
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    reporters: ['default', './tests/support/closing-line.ts'],
    coverage: { include: ['metrics/**/*.ts'], thresholds: { lines: 100, functions: 100 } },
    projects: [
      ...together.map((room) => ({
        extends: true as const,
        test: { name: room, include: [`tests/${room}/**/*.test.ts`], sequence: { groupOrder: 0 } },
      })),
      {
        extends: true as const,
        test: {
          name: 'server-postgres',
          include: ['tests/server/**/*.test.ts'],
          globalSetup: [postgresSetup],
          sequence: { groupOrder: 0 },
        },
      },
      ...alone.map((room, index) => ({
        extends: true as const,
        test: {
          name: room,
          include: [`tests/${room}/**/*.test.ts`],
          globalSetup: room === 'browser' ? ['./tests/support/built-web.ts'] : [],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 10_000 } },
          sequence: { groupOrder: index + 1 },
        },
      })),
    ],
  },
})
