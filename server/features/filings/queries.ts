import { revisionColumns, joinsLastDecision, type RevisionRow } from '../../db/observations/decision.ts'
import { notInStates } from '../../db/observations/conditions/in-states.ts'
import { newestRevisions, type CellRange } from '../../db/observations/newest-revision.ts'
import type { Reader } from '../../db/store.ts'

/** The newest revision of every cell of a range, drafts included and withdrawn ones left out. One query. */
export async function newestRevisionsIn(reader: Reader, range: CellRange): Promise<RevisionRow[]> {
  if (range.indicators.length === 0 || range.regions.length === 0) return []
  const { observation, decision } = reader.tables
  const { newest, isNewest } = newestRevisions(reader, range, notInStates(observation.state, ['withdrawn']))
  return reader.db
    .select(revisionColumns(reader.tables))
    .from(newest)
    .innerJoin(observation, isNewest)
    .leftJoin(decision, joinsLastDecision(reader.tables))
}
