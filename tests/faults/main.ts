import { parseArgs } from 'node:util'
import { outage } from './outage.ts'
import { breaches, killRepeatedly, type Casualties } from './kills/kill-repeatedly.ts'
import { postgresItself, serverOnPostgres, serverOnSqlite } from './kills/victims.ts'

/**
 * `npm run faults`, or `npm run faults -- --kills 20 --seed 7`: takes the database away for 30 s, kills servers and
 * databases under mixed writes, and ends with a table, and with 1 where a promise was broken. The seed repeats the moments and the choice of writes.
 */
const { values: options } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string' } },
})
const kills = wholeNumber('--kills', options.kills)
const seed = wholeNumber('--seed', options.seed ?? String(Date.now() % 1_000_000))

/** Below the 30 s after which a statement that nobody answers is given up. */
const outageSeconds = { halted: 30, frozen: 20 }

/** Which share of the kills each victim takes. */
const victims = [
  { start: serverOnSqlite, share: 0.5 },
  { start: serverOnPostgres, share: 0.3 },
  { start: postgresItself, share: 0.2 },
]

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    say(`${name} takes a whole number, not ${text}.`)
    process.exit(2)
  }
  return Number(text)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function isWhole(casualties: Casualties): boolean {
  return breaches.every((breach) => casualties[breach].size === 0)
}

function row(what: string, casualties: Casualties): string {
  const { kills, acknowledged, unanswered, backIn } = casualties
  const sorted = backIn.toSorted((a, b) => a - b)
  const seconds = (place: number) => ((sorted.at(place) ?? NaN) / 1000).toFixed(1)
  const counts = breaches.map((breach) => casualties[breach].size)
  const times = [`${seconds(Math.floor(sorted.length / 2))} s`, `${seconds(-1)} s`]
  return `| ${[what, kills, acknowledged, unanswered, ...counts, ...times].join(' | ')} |`
}

const head = [
  'killed',
  'times',
  'writes acknowledged',
  'unanswered',
  'lost',
  'half-written',
  'twice',
  'contradictions',
  'ledger unsound',
  'back in (median)',
  '(longest)',
]

say(`seed ${seed}, ${kills} kills`)
for (const how of ['halted', 'frozen'] as const) {
  await outage(how, outageSeconds[how])
  say(`PostgreSQL ${how} for ${outageSeconds[how]} s: answered as promised, and found again`)
}

const rows = [`| ${head.join(' | ')} |`, `|${head.map(() => '---|').join('')}`]
for (const { start, share } of victims) {
  const victim = await start()
  try {
    const told = (so: Casualties) =>
      say(
        `${victim.what}: ${so.kills} kills, ${so.acknowledged} acknowledged, ${isWhole(so) ? 'all kept' : 'BROKEN'}`,
      )
    const casualties = await killRepeatedly(victim, { kills: Math.round(kills * share), seed, told })
    rows.push(row(victim.what, casualties))
    for (const breach of breaches) for (const one of casualties[breach]) say(`${breach}: ${one}`)
    if (!isWhole(casualties)) process.exitCode = 1
  } finally {
    await victim.stop()
  }
}
say(`\n${rows.join('\n')}`)
