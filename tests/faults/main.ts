import { parseArgs } from 'node:util'
import { collectorsRun } from './runs/collectors-run.ts'
import { hostileRun } from './runs/hostile-run.ts'
import { idleRun } from './runs/idle-run.ts'
import { importsRun } from './runs/imports-run.ts'
import { killsRun } from './runs/kills-run.ts'
import { outage } from './outage.ts'
import { prometheusRun } from './runs/prometheus-run.ts'
import { webhooksRun } from './runs/webhooks-run.ts'
import { workbooksRun } from './runs/workbooks-run.ts'

/**
 * The command `npm run faults` puts real servers and databases under faults that must not harm them. It prints the
 * outcome, and ends with 1 where a promise was broken. The options name faults, a seed, which repeats moments, writes and
 * inputs, and an engine: `npm run faults -- hostile idle --seed 7 --engine sqlite`.
 */
const { values: options, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: 'string', default: '200' },
    inputs: { type: 'string', default: '10000' },
    rate: { type: 'string', default: '50' },
    seed: { type: 'string' },
    engine: { type: 'string' },
  },
})
const kills = wholeNumber('--kills', options.kills)
const inputs = wholeNumber('--inputs', options.inputs)
const rate = wholeNumber('--rate', options.rate)
const engines = (['sqlite', 'postgres'] as const).filter((engine) => engine === (options.engine ?? engine))
if (engines.length === 0) refuse(`--engine takes sqlite or postgres, not ${options.engine}.`)
const seed = wholeNumber('--seed', options.seed ?? String(Date.now() % 1_000_000))

/** Seconds; a frozen database comes back before the 30 s after which an unanswered statement is given up. */
const outageSeconds = { halted: 30, frozen: 20 }

/** Each section tells whether all promises were kept; without a name all sections run. */
const sections: Readonly<Record<string, () => Promise<boolean>>> = {
  outage: async () => {
    for (const how of ['halted', 'frozen'] as const) {
      await outage(how, outageSeconds[how])
      say(`PostgreSQL ${how} for ${outageSeconds[how]} s: answered as promised, and found again`)
    }
    return true
  },
  kills: () => killsRun(kills, seed, say),
  hostile: async () => {
    const kept = []
    for (const engine of engines) kept.push(await hostileRun(engine, { inputs, seed, rate, say }))
    return kept.every(Boolean)
  },
  imports: () => importsRun(seed, say),
  idle: () => idleRun(say),
  prometheus: () => prometheusRun(say),
  workbooks: () => workbooksRun(say),
  collectors: () => collectorsRun(say),
  webhooks: () => webhooksRun(say),
}

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  refuse(`${name} takes a whole number, not ${text}.`)
}

function refuse(why: string): never {
  say(why)
  process.exit(2)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

const unknown = asked.filter((name) => !(name in sections))
if (unknown.length > 0) refuse(`No section ${unknown.join()}; there are ${Object.keys(sections).join(', ')}.`)
say(`seed ${seed}`)
for (const [name, run] of Object.entries(sections)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  say(`\n## ${name}\n`)
  if (!(await run())) process.exitCode = 1
}
