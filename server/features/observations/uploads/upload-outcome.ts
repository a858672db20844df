import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { parseFilingId } from '#metrics/reporting/owed-cells.ts'
import type { Actor } from '../../../access/actor.ts'
import type { UploadOutcome } from '../../../records/kinds/filings/filing-uploads.ts'
import { coversRegion } from '../../../workflow/figure-guards.ts'
import type { UploadRow } from './queries.ts'

export function readOutcome({ body }: Pick<UploadRow, 'body'>): UploadOutcome {
  return JSON.parse(body) as UploadOutcome
}

/** Whether an actor may see an upload: auditors, and the reporters and reviewers of all of its regions. */
export function maySeeUpload(
  index: CatalogueIndex,
  actor: Actor,
  filing: string,
  { cells }: Pick<UploadOutcome, 'cells'>,
): boolean {
  if (actor.rights.has('audit')) return true
  const isOwn = actor.organisations.includes(parseFilingId(filing)?.organisation ?? '')
  if (!isOwn && !actor.rights.has('review')) return false
  return cells.every(({ region }) => coversRegion(index, actor, region))
}
