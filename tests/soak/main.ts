import { parseArgs } from 'node:util'
import { setup as buildWeb } from '#tests/support/browser/built-web.ts'
import { startServer } from '#tests/support/servers/server-process.ts'
import { brokenBounds } from './bounds.ts'
import { soak } from './soak.ts'

/**
 * The command `npm run soak` lets a wall live for two hours under changes, restarts and cuts: `npm run soak -- --minutes 30`. It prints the
 * memory of the wall's page as it goes, and ends with 1 where a promise was broken.
 */
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '121' } } })
if (!/^\d{1,4}$/.test(values.minutes) || Number(values.minutes) < 11) {
  process.stderr.write(`--minutes takes a whole number from 11, not ${values.minutes}.\n`)
  process.exit(2)
}
const say = (line: string) => void process.stdout.write(`${line}\n`)

buildWeb()
const server = await startServer({ demo: true })
try {
  const report = await soak(server, {
    seconds: Number(values.minutes) * 60,
    perSecond: 10,
    restarts: 10,
    cuts: 20,
    cutFor: 10,
    weighEvery: 300,
    say,
  })
  const broken = [...report.broken, ...brokenBounds(report.weighings, 600)]
  for (const line of broken) say(`broken: ${line}`)
  say(`${report.changes} changes heard, ${report.outages} outages, ${broken.length} promises broken`)
  process.exitCode = broken.length > 0 ? 1 : 0
} finally {
  await server.stop()
}
