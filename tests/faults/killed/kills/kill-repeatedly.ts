import { setTimeout as pause } from 'node:timers/promises'
import { verifyLedger } from '#tests/support/servers/ledger-command.ts'
import { seededRandom } from '#metrics/numbers/seeded-random.ts'
import { takeHands } from './hands.ts'
import { readRows } from './read-rows.ts'
import { contradictionsIn, tracesIn } from './traces.ts'
import type { Victim } from './victims.ts'
import { mixedWorkload } from './workload.ts'

const clients = 6

/** The kinds of broken promises; `unsound`: the words of `ledger verify` where it failed. */
export const breaches = ['lost', 'half', 'twice', 'contradictions', 'unsound'] as const
type Breach = (typeof breaches)[number]

/** The outcome of the kills so far; the sets are empty where every promise was kept. */
export interface Casualties extends Readonly<Record<Breach, ReadonlySet<string>>> {
  readonly kills: number
  readonly acknowledged: number
  readonly unanswered: number
  /** Milliseconds from each kill until the server was healthy again. */
  readonly backIn: readonly number[]
}

/**
 * The victim is killed at random moments while clients write, and the stored rows are compared with the acknowledged
 * writes each time. `told` gets the outcome after each kill.
 */
export async function killRepeatedly(
  victim: Victim,
  { kills, seed, told = () => {} }: { kills: number; seed: number; told?: (casualties: Casualties) => void },
): Promise<Casualties> {
  const moments = seededRandom(String(seed))
  const workload = mixedWorkload(() => victim.server(), await takeHands(victim.server()))
  const broken = Object.fromEntries(breaches.map((breach) => [breach, new Set<string>()])) as Record<
    Breach,
    Set<string>
  >
  const backIn: number[] = []
  const casualties = (): Casualties => ({ kills: backIn.length, ...workload.counts(), ...broken, backIn })

  async function inspect(): Promise<void> {
    const rows = await readRows(victim.place)
    const { passed, output } = verifyLedger(victim.place.dataFolder, victim.place.databaseUrl)
    const found: Readonly<Record<Breach, readonly string[]>> = {
      ...workload.judge(tracesIn(rows)),
      contradictions: contradictionsIn(rows),
      unsound: passed ? [] : [output],
    }
    for (const breach of breaches) for (const one of found[breach]) broken[breach].add(one)
  }

  for (let kill = 1; kill <= kills; kill += 1) {
    let struck = false
    const begun = Promise.withResolvers<true>()
    const client = async (random: () => number) => {
      while (!struck) {
        await workload.write(random)
        begun.resolve(true)
      }
    }
    const strike = async () => {
      await begun.promise
      await pause(moments() * 300)
      struck = true
      await victim.strike()
    }
    const writing = Array.from({ length: clients }, (_, place) =>
      client(seededRandom(`${seed} ${kill} ${place}`)),
    )
    await Promise.all([...writing, strike()])
    const gone = performance.now()
    await victim.recover()
    backIn.push(performance.now() - gone)
    await inspect()
    await workload.repeat()
    told(casualties())
  }
  await inspect()
  return casualties()
}
