import { and, count, gte, inArray, lt, max, ne, notInArray, or } from 'drizzle-orm'
import { ownTurn } from '../../event-loop-turns.ts'
import type { Reader } from '../statements/reader.ts'
import { ledgerHead } from './ledger.ts'
import { firstSince, searchLimits } from './seek-entries.ts'

/** How often entries of a kind were written, and when the last one was. */
export interface KindCount {
  readonly kind: string
  readonly times: number
  readonly lastAt: string
}

/**
 * Counts the entries of these kinds since an instant; of the kinds in `toOthers` those alone whose actor is not their subject. It looks at
 * the newest entries alone where there are very many.
 */
export async function countKinds(
  reader: Reader,
  since: string,
  kinds: readonly string[],
  toOthers: readonly string[],
): Promise<KindCount[]> {
  const { ledger } = reader.tables
  const after = (await ledgerHead(reader)).sequence + 1
  const first = Math.max(await firstSince(reader, since, after), after - searchLimits.most)
  const counted = new Map<string, KindCount>()
  for (let low = first; low < after; low += searchLimits.portion) {
    if (low > first) await ownTurn()
    const rows = await reader.db
      .select({ kind: ledger.kind, times: count(), lastAt: max(ledger.at) })
      .from(ledger)
      .where(
        and(
          gte(ledger.sequence, low),
          lt(ledger.sequence, Math.min(after, low + searchLimits.portion)),
          inArray(ledger.kind, [...kinds]),
          or(notInArray(ledger.kind, [...toOthers]), ne(ledger.actor, ledger.subject)),
        ),
      )
      .groupBy(ledger.kind)
    for (const { kind, times, lastAt } of rows)
      counted.set(kind, { kind, times: times + (counted.get(kind)?.times ?? 0), lastAt: lastAt ?? '' })
  }
  return kinds.flatMap((kind) => counted.get(kind) ?? [])
}
