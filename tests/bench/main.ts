import { assessing } from './sections/assess.ts'
import { checks } from './sections/checks.ts'
import { desk } from './sections/desk/desk.ts'
import { exchange } from './sections/exchange.ts'
import { figureTable, missed, type Figure } from './figure.ts'
import { imports } from './sections/imports.ts'
import { live } from './sections/live.ts'
import { meetings } from './sections/meetings/meetings.ts'
import { policy } from './sections/policy.ts'
import { snapshot } from './sections/snapshot.ts'
import { startUp } from './sections/start-up.ts'
import { store } from './sections/store.ts'
import { timeliness } from './sections/desk/timeliness.ts'
import { uploads } from './sections/desk/uploads.ts'
import { wallSize } from './sections/wall-size.ts'
import { wallsAtOnce } from './sections/walls.ts'

/**
 * `npm run bench`, or `npm run bench -- live store`, prints each figure beside its reference of the same run. With
 * `--hold` it ends with 1 where an aim was missed.
 */
const sections: Readonly<Record<string, () => Promise<Figure[]>>> = {
  assess: assessing,
  checks,
  desk,
  exchange,
  imports,
  live,
  meetings,
  policy,
  store,
  snapshot,
  startUp,
  timeliness,
  uploads,
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
// An interrupted bench leaves no server behind, since the servers end with this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
for (const [name, measure] of Object.entries(sections)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const figures = await measure()
  process.stdout.write(`\n## ${name}\n\n${figureTable(figures)}\n`)
  if (hold && figures.some(missed)) process.exitCode = 1
}
