import { and, eq, inArray } from 'drizzle-orm'
import type { Reader } from '../../db/store.ts'

/** Whether a person or a token ever reported a figure for one of the indicators. */
export async function hasReported(
  { db, tables: { observation } }: Reader,
  indicators: readonly string[],
): Promise<boolean> {
  if (indicators.length === 0) return false
  const rows = await db
    .select({ period: observation.period })
    .from(observation)
    .where(and(inArray(observation.indicator, [...indicators]), eq(observation.provenance, 'reported')))
    .limit(1)
  return rows.length > 0
}
