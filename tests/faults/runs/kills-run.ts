import { breaches, killRepeatedly, type Casualties } from '../killed/kills/kill-repeatedly.ts'
import { postgresItself, serverOnPostgres, serverOnSqlite } from '../killed/kills/victims.ts'

/** The share of the kills for each victim. */
const victims = [
  { start: serverOnSqlite, share: 0.5 },
  { start: serverOnPostgres, share: 0.3 },
  { start: postgresItself, share: 0.2 },
]

/**
 * Servers and databases are killed under mixed writes, and a table tells the outcome.
 * @returns true where every promise was kept
 */
export async function killsRun(kills: number, seed: number, say: (line: string) => void): Promise<boolean> {
  let whole = true
  const rows = [`| ${head.join(' | ')} |`, `|${head.map(() => '---|').join('')}`]
  for (const { start, share } of victims) {
    const victim = await start()
    try {
      const told = (soFar: Casualties) =>
        say(
          `${victim.what}: ${soFar.kills} kills, ${soFar.acknowledged} acknowledged, ${isWhole(soFar) ? 'all kept' : 'BROKEN'}`,
        )
      const casualties = await killRepeatedly(victim, { kills: Math.round(kills * share), seed, told })
      rows.push(row(victim.what, casualties))
      for (const breach of breaches) for (const one of casualties[breach]) say(`${breach}: ${one}`)
      if (!isWhole(casualties)) whole = false
    } finally {
      await victim.stop()
    }
  }
  say(`\n${rows.join('\n')}`)
  return whole
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
