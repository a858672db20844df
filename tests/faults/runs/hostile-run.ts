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
 * The least number of inputs before memory is read. Memory that a process takes once, such as compiled code and pools of
 * connections, grows over these and then stands still.
 */
const warmUp = 4_000
const walls = 10
/** Milliseconds for which approvals are timed without an attack. */
const quietFor = 40_000
/** Bytes by which resident memory may grow. */
const mayGrow = 20e6
/** The greatest ratio of approvals under attack to quiet ones, at the 99th percentile. */
const mayBeSlower = 2
/**
 * Freed memory is returned to the machine at once. By default glibc keeps some of it, more with more threads, so that
 * resident memory varies.
 */
const givesBack = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '1000000',
  MALLOC_TRIM_THRESHOLD_: '1000000',
}
/** The longest wait of another caller beside a long batch, in milliseconds. */
const mayWaitFor = 200

export interface HostileOptions {
  readonly inputs: number
  readonly seed: number
  /** Inputs per second. */
  readonly rate: number
  readonly say: (line: string) => void
}

/**
 * A real server is attacked with hostile inputs in five rounds after a warm-up, while values are approved and ten walls
 * watch. Memory is told after each round, and the time of approvals beside that of a quiet server. Then batches of a
 * thousand and ten thousand items are posted, while other callers send requests.
 * @returns true where all promises were kept
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
    const attack = async (round: number, count = common.inputs) => {
      // The slowest clients stay as long as the server allows in the last round.
      const patience = round === rounds ? 80_000 : 20_000
      const outcome = await attackApart({ ...common, inputs: count, seed: seed + round, patience })
      faults.push(...outcome.faults)
      return outcome.sent
    }
    const quietly = () => probe.measure(pause(quietFor))

    const first = Math.max(warmUp, common.inputs)
    await probe.measure(attack(0, first))
    const quiet = await quietly()
    // Memory is read on a quiet server, here and at the end, since a busy runtime keeps room for short-lived objects.
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

/** @returns the broken promises */
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
