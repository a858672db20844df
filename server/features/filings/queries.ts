import { getTableColumns } from 'drizzle-orm'
import { newestRevisions, standingRevision, type CellRange } from '../../db/observations/newest-revision.ts'
import type { ObservationRow } from '../../db/observations/observation-row.ts'
import type { Reader } from '../../db/store.ts'

/** The newest revision of every cell of the range, drafts included, withdrawn ones not. One query, and one for each withdrawn. */
export async function newestOf(reader: Reader, range: CellRange): Promise<ObservationRow[]> {
  if (range.indicators.length === 0 || range.regions.length === 0) return []
  const { observation } = reader.tables
  const { newest, isNewest } = newestRevisions(reader, range)
  const rows = await reader.db
    .select(getTableColumns(observation))
    .from(newest)
    .innerJoin(observation, isNewest)
  const standing: ObservationRow[] = []
  for (const row of rows) {
    const shown = row.state === 'withdrawn' ? await standingRevision(reader, row) : row
    if (shown) standing.push(shown)
  }
  return standing
}
