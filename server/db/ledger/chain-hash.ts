import { createHash } from 'node:crypto'
import { asc, gte } from 'drizzle-orm'
import { readPayload } from './read-payload.ts'
import { prepared } from '../statements/prepared.ts'
import type { Reader } from '../statements/reader.ts'

/** The hash functions that the chains of a database can have, SM3 by GB/T 32905-2016. Either gives 64 hexadecimal digits. */
export const chainHashFunctions = ['sha256', 'sm3'] as const
export type ChainHashFunction = (typeof chainHashFunctions)[number]

/** The kind of a ledger's first entry that names its hash function. A ledger without it has SHA-256. */
export const ledgerBegun = 'ledger.begun'

/** The hash of what an entry of a chain holds, in hexadecimal digits. */
export function hashOfColumns(columns: readonly unknown[], by: ChainHashFunction): string {
  return createHash(by).update(JSON.stringify(columns)).digest('hex')
}

/** The hash function of the chain that begins with this entry. */
export function hashFunctionFrom({
  kind,
  payload,
}: {
  readonly kind: string
  readonly payload: unknown
}): ChainHashFunction {
  if (kind !== ledgerBegun) return 'sha256'
  const { hash } = ((typeof payload === 'string' ? readPayload(payload) : payload) ?? {}) as {
    readonly hash?: unknown
  }
  return chainHashFunctions.find((one) => one === hash) ?? 'sha256'
}

const firstEntry = prepared(({ db, tables: { ledger } }) =>
  db
    .select({ kind: ledger.kind, payload: ledger.payload })
    .from(ledger)
    .where(gte(ledger.sequence, 1))
    .orderBy(asc(ledger.sequence))
    .limit(1),
)

/** The hash function of the chains of a database; undefined where its ledger is empty. */
export async function chainHashFunction(reader: Reader): Promise<ChainHashFunction | undefined> {
  const [first] = await firstEntry(reader).execute()
  return first && hashFunctionFrom(first)
}
