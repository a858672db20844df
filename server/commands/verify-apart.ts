import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { VerifyStep } from '../records/verifying/gather-faults.ts'
import type { WholeVerdict, VerifyApart } from '../records/verifying/verdict.ts'

const command = fileURLToPath(new URL('./ledger.ts', import.meta.url))

/** Verifies as `npm run ledger -- verify` does, in a process of its own with these settings. */
export function verifyApart(environment: Readonly<Record<string, string | undefined>>): VerifyApart {
  return async (told, signal) => {
    const child = spawn(process.execPath, [command, 'verify', '--json'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...environment },
      signal,
    })
    const ended = new Promise<void>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', () => resolve())
    })
    const [verdict, said] = await Promise.all([readLines(child.stdout, told), text(child.stderr), ended])
    if (verdict === undefined) throw new Error(said.trim() || 'npm run ledger -- verify told nothing')
    return verdict
  }
}

async function readLines(
  stream: NodeJS.ReadableStream,
  told: (step: VerifyStep) => void,
): Promise<WholeVerdict | undefined> {
  let verdict: WholeVerdict | undefined
  for await (const line of createInterface({ input: stream })) {
    const read = JSON.parse(line) as VerifyStep | WholeVerdict
    if ('sound' in read) verdict = read
    else told(read)
  }
  return verdict
}
