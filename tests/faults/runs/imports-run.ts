import { isAllOrNothing, killImports } from '../killed/killed-imports.ts'
import { serverOnPostgres, serverOnSqlite } from '../killed/kills/victims.ts'

const [tables, values] = [8, 20_000]

/**
 * Servers are killed while they check, store and release tables of history.
 * @returns true where each table was stored as a whole or not at all
 */
export async function importsRun(seed: number, say: (line: string) => void): Promise<boolean> {
  let whole = true
  for (const start of [serverOnSqlite, serverOnPostgres]) {
    const victim = await start({ settings: { XUSHI_SHIPPED_PLANS: 'off' } })
    try {
      const { remains, sound } = await killImports(victim, { tables, values, seed })
      const halves = remains.filter((one) => !isAllOrNothing(one, values))
      for (const one of halves) say(`half of a table stands: ${JSON.stringify(one)}`)
      for (const phase of ['checking', 'submitting', 'releasing']) {
        const done = remains.filter(({ during }) => during === phase).map((one) => one.done)
        say(
          `${victim.what}: killed ${done.length} times while ${phase}, after ${done.join(', ')} of ${values} values`,
        )
      }
      say(
        `${victim.what}: ${halves.length} of ${remains.length} left half a table; the ledger is ${sound ? 'sound' : 'BROKEN'}`,
      )
      whole = whole && halves.length === 0 && sound
    } finally {
      await victim.stop()
    }
  }
  return whole
}
