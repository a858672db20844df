import type { SeriesName } from '#metrics/catalogue/cell-key.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { parseFilingId } from '#metrics/reporting/owed-cells.ts'
import type { Actor } from '../../access/actor.ts'
import type { FilingEvidence } from '../../contract/figure-evidence.ts'
import { readClosedPeriods, type ClosedPeriods } from '../../db/ledger/closed-periods.ts'
import type { Reader } from '../../db/store.ts'
import { AppError } from '../../errors.ts'
import { coversRegion } from '../../workflow/figure-guards.ts'
import {
  evidenceOfFilings,
  handedIn,
  seesWholeFiling,
  shownEvidence,
  type StandingEvidence,
} from './queries.ts'

/** Whether an actor reports the figure or the filing that a file belongs to. */
export function isReporterOf(
  index: CatalogueIndex,
  actor: Actor,
  filing: string,
  cell: SeriesName | null,
): boolean {
  const { organisation = '' } = parseFilingId(filing) ?? {}
  return (
    actor.rights.has('report') &&
    actor.organisations.includes(organisation) &&
    (cell === null || coversRegion(index, actor, cell.region))
  )
}

/** Whether an actor reviews or audits the figure of a file, or the whole filing. */
function reviewsOrAudits(index: CatalogueIndex, actor: Actor, { filing, cell }: StandingEvidence): boolean {
  if (actor.rights.has('audit')) return true
  if (!actor.rights.has('review')) return false
  return cell ? coversRegion(index, actor, cell.region) : seesWholeFiling(index, actor, filing)
}

/** Whether a filing takes no files any more, since its period is closed for its organisation. */
export function isClosedFiling(closed: ClosedPeriods, filing: string): boolean {
  const { period = '', organisation = '' } = parseFilingId(filing) ?? {}
  return closed.isClosedFor(period, organisation)
}

/** The files of a filing that the caller may see. */
export async function listEvidence(
  reader: Reader,
  index: CatalogueIndex,
  actor: Actor,
  filing: string,
): Promise<FilingEvidence> {
  const { standing } = await evidenceOfFilings(reader, [filing])
  const isSent = await handedIn(reader, index, standing)
  const closed = isClosedFiling(await readClosedPeriods(reader), filing)
  const own = ({ cell }: StandingEvidence) => isReporterOf(index, actor, filing, cell)
  const seen = standing.filter((one) => own(one) || (reviewsOrAudits(index, actor, one) && isSent(one)))
  const shown = await shownEvidence(reader, seen, (one) => own(one) && !closed && !isSent(one))
  return { evidence: shown.map(({ evidence }) => evidence) }
}

/** A file of a filing. @throws AppError not-found, also where the caller may not see the file */
export async function fileOfEvidence(
  reader: Reader,
  index: CatalogueIndex,
  actor: Actor,
  { filing, number }: { readonly filing: string; readonly number: number },
): Promise<{ readonly hash: string; readonly name: string }> {
  const { standing } = await evidenceOfFilings(reader, [filing])
  const found = standing.find((one) => one.number === number)
  const may =
    found !== undefined &&
    (isReporterOf(index, actor, filing, found.cell) ||
      (reviewsOrAudits(index, actor, found) && (await handedIn(reader, index, [found]))(found)))
  if (!may)
    throw new AppError('not-found', '没有这份佐证材料，或已撤下，或不由您查看。', {
      hides: found !== undefined,
    })
  return found.file
}
