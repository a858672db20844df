import { setTimeout as pause } from 'node:timers/promises'
import { startPostgres } from '#tests/support/databases/postgres-server.ts'
import { startServer, type ServerProcess } from '#tests/support/servers/server-process.ts'
import { verifyLedger } from '#tests/support/servers/ledger-command.ts'
import { latencyProbe, percentile } from '../hostile-input/approval-latency.ts'
import { attackApart } from '../hostile-input/attack-apart.ts'
import { besideLongBatch, longBatches } from '../hostile-input/long-batches.ts'
import { inspected, inWords, memoryOf } from '../hostile-input/memory-of.ts'
import { victimOf } from '../hostile-input/victim-of.ts'

const rounds = 5
/**
 * Inputs before memory is first looked at, at least. What a process takes once, such as compiled code and the pools of its
 * connections, comes in over the first four thousand; from there on it stands still.
 */
const warmUp = 4_000
const walls = 10
const quietFor = 40_000
const mayGrow = 20e6
const mayBeSlower = 2
/**
 * What is freed goes back to the machine at once. By itself glibc keeps some of it, the more the more threads ask, and what is
 * resident then swings by 25 MB whatever is held.
 */
const givesBack = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '1000000',
  MALLOC_TRIM_THRESHOLD_: '1000000',
}
/** How long somebody else may wait for an answer beside a batch of ten thousand, in milliseconds. */
const mayWaitFor = 200

export interface HostileOptions {
  readonly inputs: number
  readonly seed: number
  /** Inputs a second. */
  readonly rate: number
  readonly say: (line: string) => void
}

/**
 * Attacks a real server with so many hostile inputs in five rounds, after a warm-up, while values are approved and ten walls
 * watch; tells memory after each round, and how long approvals take beside a quiet server. Then posts batches of
 * a thousand and ten thousand items, while others ask.
 * @returns whether all was as promised
 */
export async function hostileRun(engine: 'sqlite' | 'postgres', options: HostileOptions): Promise<boolean> {
  const { inputs, seed, rate, say } = options
  const postgres = engine === 'postgres' ? await startPostgres() : undefined
  const databaseUrl = postgres?.url ?? ''
  const server = await startServer({ demo: true, node: inspected, databaseUrl, settings: givesBack })
  const probe = await latencyProbe(server, walls)
  const faults: string[] = []
  try {
    const victim = await victimOf(server)
    const common = { port: server.port, inputs: Math.ceil(inputs / rounds), victim, abreast: 64, rate }
    const attack = async (round: number, several = common.inputs) => {
      // In the last round the slowest clients stay for as long as they are let.
      const patience = round === rounds ? 80_000 : 20_000
      const outcome = await attackApart({ ...common, inputs: several, seed: seed + round, patience })
      faults.push(...outcome.faults)
      return outcome.sent
    }
    const quietly = () => probe.measure(pause(quietFor))

    const first = Math.max(warmUp, common.inputs)
    await probe.measure(attack(0, first))
    const quiet = await quietly()
    // Looked at in quiet, here and at the end: under load the runtime keeps room for what is short-lived.
    const before = await memoryOf(server)
    say(`${engine}: after a warm-up of ${first}: ${inWords(before)}`)
    const attacked: number[] = []
    let sent = 0
    for (let round = 1; round <= rounds; round += 1) {
      const attacking = attack(round)
      attacked.push(...(await probe.measure(attacking)))
      sent += await attacking
      say(`${engine}: after ${sent} inputs: ${inWords(await memoryOf(server))}`)
    }
    quiet.push(...(await quietly()))
    const after = await memoryOf(server)
    say(`${engine}: in quiet again: ${inWords(after)}`)
    quiet.sort((a, b) => a - b)
    attacked.sort((a, b) => a - b)
    const slower = percentile(attacked, 0.99) / percentile(quiet, 0.99)
    const grown = after.resident - before.resident
    say(`${engine}: an approval to the walls, quiet: ${timesOf(quiet)}`)
    say(
      `${engine}: the same under ${rate} inputs a second: ${timesOf(attacked)}; p99 ${slower.toFixed(2)} times`,
    )
    faults.push(...(await longBatchesRun(server, engine, say)))
    const ledger = verifyLedger(server.data, databaseUrl)
    if (!ledger.passed) faults.push(ledger.output)
    if (!server.alive()) faults.push('the server has ended')
    if (grown > mayGrow) faults.push(`memory grew by ${(grown / 1e6).toFixed(1)} MB`)
    if (!(slower <= mayBeSlower)) faults.push(`p99 is ${slower.toFixed(2)} times that of quiet`)
    for (const fault of faults) say(`${engine}: BROKEN: ${fault}`)
    return faults.length === 0
  } finally {
    probe.close()
    await server.stop()
    await postgres?.stop()
  }
}

/** @returns what was not as promised */
async function longBatchesRun(
  server: ServerProcess,
  engine: string,
  say: (line: string) => void,
): Promise<string[]> {
  const faults: string[] = []
  for (const batch of longBatches) {
    const { status, took, others } = await besideLongBatch(server, batch)
    say(
      `${engine}: ${batch.name}: ${status} after ${took.toFixed(0)} ms; others meanwhile: ${timesOf(others)}`,
    )
    if (status !== batch.status) faults.push(`${batch.name} were answered ${status}`)
    if (percentile(others, 1) > mayWaitFor) faults.push(`others waited for ${batch.name}`)
  }
  return faults
}

function timesOf(sorted: readonly number[]): string {
  const milliseconds = (share: number) => `${percentile(sorted, share).toFixed(1)} ms`
  return `median ${milliseconds(0.5)}, p99 ${milliseconds(0.99)}, most ${milliseconds(1)}, ${sorted.length} samples`
}
