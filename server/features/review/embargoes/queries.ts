import { asc } from 'drizzle-orm'
import type { ObservationRow } from '../../../db/observations/observation-row.ts'
import { standsInStates } from '../../../db/observations/conditions/waits-for-decision.ts'
import type { Reader } from '../../../db/store.ts'

/** The revisions that are cleared for the minute of their release, and that no later one replaces. */
export async function clearedRevisions(reader: Reader): Promise<ObservationRow[]> {
  const { observation } = reader.tables
  return reader.db
    .select()
    .from(observation)
    .where(standsInStates(reader, ['cleared']))
    .orderBy(asc(observation.sequence))
}
