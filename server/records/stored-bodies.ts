import { eq, gt, isNull, ne, notInArray, or, sql } from 'drizzle-orm'
import { bodyHash } from '../db/catalogue/catalogue-records.ts'
import type { LedgerEntry } from '../db/ledger/ledger.ts'
import type { RecordRows } from './record-kind.ts'

/** Tables of texts that are stored for good; the ledger entry of each row holds its SHA-256. */
type BodyTable =
  | 'accountStep'
  | 'actionStep'
  | 'collectorRun'
  | 'displayProfile'
  | 'evaluationSnapshot'
  | 'figureStep'
  | 'filingEvidence'
  | 'filingReminder'
  | 'filingUpload'
  | 'instruction'
  | 'lightTurn'
  | 'meeting'
  | 'meetingDocument'
  | 'meetingPart'
  | 'meetingSnapshot'
  | 'proposalStep'
  | 'regionMap'
  | 'roundPart'

/**
 * The rows of a table of texts. `kinds` are the kinds of their entries, whose subject consists of `prefix` and the row's id; `named` is the
 * name of a row in faults.
 */
export function storedBodies<Key extends BodyTable>(
  key: Key,
  {
    kinds,
    prefix,
    named,
  }: { readonly kinds: readonly string[]; readonly prefix: string; readonly named: string },
): RecordRows & { readonly tables: readonly [Key] } {
  return {
    tables: [key],
    faultOfEntries: async ({ db, tables }, entries) => {
      for (const { sequence, subject, payload } of entries) {
        const table = tables[key]
        const [row] = await db
          .select({ id: table.id, body: table.body })
          .from(table)
          .where(eq(table.sequence, sequence))
        if (!row || subject !== prefix + row.id) return { sequence, fault: `${named} ${subject} 不见了` }
        if (bodyHash(row.body) !== hashIn(payload)) return { sequence, fault: `${named} ${row.id} 被改动` }
      }
      return undefined
    },
    faultOfRows: async ({ db, tables }) => {
      const { ledger } = tables
      const table = tables[key]
      const [row] = await db
        .select({ id: table.id, sequence: table.sequence })
        .from(table)
        .leftJoin(ledger, eq(ledger.sequence, table.sequence))
        .where(
          or(
            isNull(ledger.sequence),
            notInArray(ledger.kind, [...kinds]),
            ne(ledger.subject, sql`${prefix} || ${table.id}`),
          ),
        )
        .limit(1)
      return row && { sequence: row.sequence, fault: `${named} ${row.id} 底账中没有` }
    },
    cut: async ({ db, tables }, last) => {
      const table = tables[key]
      await db.delete(table).where(gt(table.sequence, last))
    },
  }
}

function hashIn(payload: LedgerEntry['payload']): string {
  return (JSON.parse(payload) as { readonly sha256: string }).sha256
}
