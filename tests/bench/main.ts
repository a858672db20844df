import { assessing } from './assess.ts'
import { checks } from './checks.ts'
import { exchange } from './exchange.ts'
import { figureTable, missed, type Figure } from './figure.ts'
import { imports } from './imports.ts'
import { live } from './live.ts'
import { meetings } from './meetings/meetings.ts'
import { policy } from './policy.ts'
import { snapshot } from './snapshot.ts'
import { startUp } from './start-up.ts'
import { store } from './store.ts'
import { wallSize } from './wall-size.ts'
import { wallsAtOnce } from './walls.ts'

/**
 * `npm run bench`, or `npm run bench -- live store`: each figure beside its reference, measured in the same run. With `--hold`
 * it ends with 1 where an aim was missed.
 */
const sections: Readonly<Record<string, () => Promise<Figure[]>>> = {
  assess: assessing,
  checks,
  exchange,
  imports,
  live,
  meetings,
  policy,
  store,
  snapshot,
  startUp,
  wallSize,
  walls: wallsAtOnce,
}

const hold = process.argv.includes('--hold')
const asked = process.argv.slice(2).filter((word) => word !== '--hold')
const unknown = asked.filter((name) => !(name in sections))
if (unknown.length > 0) {
  process.stderr.write(`No section ${unknown.join()}; there are ${Object.keys(sections).join(', ')}.\n`)
  process.exit(2)
}
// Whoever interrupts it leaves no server behind: those end with this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
for (const [name, measure] of Object.entries(sections)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const figures = await measure()
  process.stdout.write(`\n## ${name}\n\n${figureTable(figures)}\n`)
  if (hold && figures.some(missed)) process.exitCode = 1
}
