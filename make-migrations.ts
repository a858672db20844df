import { spawnSync } from 'node:child_process'

/** `npm run migrations -- --name what_it_does` makes the next migration of both schemas, one for each engine, under one name. */
for (const engine of ['sqlite', 'postgres']) {
  const { status } = spawnSync(
    'drizzle-kit',
    ['generate', '--config', `drizzle-${engine}.config.ts`, ...process.argv.slice(2)],
    { stdio: 'inherit', shell: process.platform === 'win32' },
  )
  if (status !== 0) process.exit(status ?? 1)
}
