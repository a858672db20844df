import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Actor } from '../../../access/actor.ts'
import type { FigureActRecord } from '../../../contract/history.ts'
import type { ObservationRow } from '../../../db/observations/observation-row.ts'
import type { Reader } from '../../../db/store.ts'
import { maySee } from '../imports/keep-import.ts'
import { importThatBrought } from '../imports/queries.ts'
import { uploadAfter } from './queries.ts'
import { maySeeUpload, readOutcome } from './upload-outcome.ts'

/** The file that a figure was read from, with its path where the caller may have it. */
type FigureFile = NonNullable<FigureActRecord['file']>

/**
 * The files from which the revisions of one cell were read, by revision number. A revision that repeats the one before it, such as a
 * submitted draft, has the same file. `rows`: all revisions, oldest first.
 */
export async function figureFiles(
  reader: Reader,
  index: CatalogueIndex,
  actor: Actor,
  rows: readonly ObservationRow[],
): Promise<ReadonlyMap<number, FigureFile>> {
  const found = new Map<number, FigureFile>()
  for (const [place, row] of rows.entries()) {
    const before = rows[place - 1]
    const file =
      (await uploadedWith(reader, index, actor, row)) ??
      (await importedWith(reader, index, actor, row)) ??
      (before && isSameFigure(before, row) ? found.get(before.revision) : undefined)
    if (file) found.set(row.revision, file)
  }
  return found
}

/** The upload that made a draft: the entries of its drafts directly precede its own entry. */
async function uploadedWith(
  reader: Reader,
  index: CatalogueIndex,
  actor: Actor,
  { indicator, region, sequence }: ObservationRow,
): Promise<FigureFile | undefined> {
  const upload = await uploadAfter(reader, sequence)
  const outcome = upload && readOutcome(upload)
  if (!outcome || sequence < upload.sequence - outcome.cells.length) return undefined
  if (!outcome.cells.some((cell) => cell.indicator === indicator && cell.region === region)) return undefined
  const path = `/api/filings/${upload.filing}/uploads/${upload.number}/file`
  const may = maySeeUpload(index, actor, upload.filing, outcome)
  return { name: outcome.name, path: may ? path : null }
}

async function importedWith(
  reader: Reader,
  index: CatalogueIndex,
  actor: Actor,
  { sequence }: ObservationRow,
): Promise<FigureFile | undefined> {
  const row = await importThatBrought(reader, sequence)
  return row && { name: row.name, path: maySee(index, actor, row) ? `/api/imports/${row.id}/file` : null }
}

function isSameFigure(before: ObservationRow, row: ObservationRow): boolean {
  const figure = ['actor', 'value', 'numerator', 'denominator', 'bound', 'reason'] as const
  return figure.every((key) => before[key] === row[key])
}
