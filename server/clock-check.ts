import { createInterface } from 'node:readline/promises'
import { formatInstant } from '#metrics/wording/instants.ts'
import type { Clock } from './clock.ts'
import type { LedgerHead } from './db/ledger/ledger.ts'
import { OperatorError } from './operator-error.ts'

const day = 24 * 3_600_000

/** Milliseconds by which the ledger's last entry is later than now; 0 where it is not. */
export function ledgerAhead(head: { readonly at: string | null }, now: string): number {
  return head.at ? Math.max(Date.parse(head.at) - Date.parse(now), 0) : 0
}

/**
 * Refuses a clock that is more than a day before the ledger's last entry: either the clock is wrong, or it was when the entry was written.
 * New entries would all bear that entry's time. An operator can confirm the clock, at the terminal or by the setting. @throws
 * OperatorError
 */
export async function refuseEarlyClock(
  head: Pick<LedgerHead, 'at'>,
  clock: Pick<Clock, 'now'>,
  isChecked: boolean,
  ask: ((question: string) => Promise<string>) | undefined,
): Promise<void> {
  const now = clock.now()
  if (isChecked || ledgerAhead(head, now) <= day) return
  const found = `本机时钟是 ${formatInstant(now)}，而底账末条记于 ${formatInstant(head.at)}，晚了一天以上：不是现在的时钟慢了，就是当时的快了。`
  if (ask) {
    const answer = await ask(`${found}\n本机时钟现在是准的，照此启动？（输入 是 继续）`)
    if (/^(是|y|yes)$/i.test(answer.trim())) return
  }
  throw new OperatorError(`${found}请先校准时钟；若现在是准的，设 XUSHI_CLOCK_CHECKED=on 再启动。`)
}

/** Asks a question at the terminal. @returns the answer */
export async function askAtTerminal(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return await terminal.question(question)
  } finally {
    terminal.close()
  }
}
