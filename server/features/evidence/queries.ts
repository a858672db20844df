import { and, asc, inArray, lte } from 'drizzle-orm'
import { reporterOf } from '#metrics/catalogue/indicator.ts'
import { cellKey, type SeriesName } from '#metrics/catalogue/cell-key.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { filingId, parseFilingId } from '#metrics/reporting/owed-cells.ts'
import type { WorkflowState } from '#metrics/workflow/figure-workflow.ts'
import { isHandedIn } from '#metrics/workflow/handed-in.ts'
import type { Actor } from '../../access/actor.ts'
import type { FigureQuestion } from '../../contract/figure-questions.ts'
import type { FigureEvidence } from '../../contract/figure-evidence.ts'
import type { CellName } from '../../db/observations/newest-revision.ts'
import { revisionsOfCells } from '../../db/observations/revisions-of-cells.ts'
import type { Reader } from '../../db/store.ts'
import type { EvidenceAdded, EvidenceTakenBack } from '../../records/kinds/filings/evidence.ts'
import { coversRegion } from '../../workflow/figure-guards.ts'
import { questionsOn, type KeptQuestion } from '../../records/kinds/revisions/kept-steps.ts'
import { namesOfActors } from '../people/queries.ts'

/** A file of a figure or a filing, with its number in the filing and its ledger entry. */
export interface StandingEvidence extends EvidenceAdded {
  readonly filing: string
  readonly number: number
  readonly sequence: number
}

/** The most filings that one query asks for. */
const atOnce = 500

/** The files of these filings that were not taken back, oldest first, and the last number of each filing. */
export async function evidenceOfFilings(
  { db, tables: { filingEvidence } }: Reader,
  filings: readonly string[],
  asOf = Number.MAX_SAFE_INTEGER,
): Promise<{ standing: StandingEvidence[]; lastOf: (filing: string) => number }> {
  const last = new Map<string, number>()
  const added = new Map<string, StandingEvidence>()
  const asked = [...new Set(filings)]
  for (let first = 0; first < asked.length; first += atOnce) {
    const rows = await db
      .select()
      .from(filingEvidence)
      .where(
        and(
          inArray(filingEvidence.filing, asked.slice(first, first + atOnce)),
          lte(filingEvidence.sequence, asOf),
        ),
      )
      .orderBy(asc(filingEvidence.sequence))
    for (const { filing, number, sequence, body } of rows) {
      const told = JSON.parse(body) as EvidenceAdded | EvidenceTakenBack
      last.set(filing, number)
      if (told.act === 'added') added.set(`${filing}/${number}`, { ...told, filing, number, sequence })
      else added.delete(`${filing}/${told.added}`)
    }
  }
  return { standing: [...added.values()], lastOf: (filing) => last.get(filing) ?? 0 }
}

/** Every series that a filing can contain. */
function seriesOfFiling(index: CatalogueIndex, filing: string): SeriesName[] {
  const { organisation, period = '' } = parseFilingId(filing) ?? {}
  return [...index.indicators.values()].flatMap((indicator) =>
    indicator.regions
      .filter((region) => reporterOf(indicator, { region, period }) === organisation)
      .flatMap(index.originsOf)
      .map((region) => ({ indicator: indicator.id, region })),
  )
}

/** Tells which of these files were submitted for review. Rule W-8. */
export async function handedIn(
  reader: Reader,
  index: CatalogueIndex,
  evidence: readonly StandingEvidence[],
): Promise<(one: StandingEvidence) => boolean> {
  const cellsOf = ({ filing, cell }: StandingEvidence) => {
    const { period = '' } = parseFilingId(filing) ?? {}
    return (cell ? [cell] : seriesOfFiling(index, filing)).map((series) => ({ ...series, period }))
  }
  const cells = new Map(evidence.flatMap(cellsOf).map((cell) => [cellKey(cell), cell]))
  const rowsOf = await revisionsOfCells(reader, [...cells.values()])
  return (one) => {
    const revisions = cellsOf(one).map((cell) =>
      rowsOf(cell).map((row) => ({ ...row, state: row.state as WorkflowState })),
    )
    return isHandedIn(one.sequence, revisions)
  }
}

/** The filing of a figure. */
function filingOfCell(index: CatalogueIndex, cell: CellName): string {
  const known = index.indicators.get(cell.indicator)
  return filingId(known ? reporterOf(known, cell) : '', cell.period)
}

/**
 * Whether an actor may see a file of a whole filing, which has figures of all regions of its organisation, as the stamped form does: who reports
 * for it, a reviewer of the organisation's region, an auditor. Rule W-8.
 */
export function seesWholeFiling(index: CatalogueIndex, actor: Actor, filing: string): boolean {
  const { organisation = '' } = parseFilingId(filing) ?? {}
  const region = index.organisations.get(organisation)?.region
  return (
    actor.rights.has('audit') ||
    (actor.rights.has('report') && actor.organisations.includes(organisation)) ||
    (actor.rights.has('review') && region !== undefined && coversRegion(index, actor, region))
  )
}

/** The files of each of these figures and of their filings, as the actor sees them who may see these figures. */
export async function evidenceBeside(
  reader: Reader,
  { index, actor }: { readonly index: CatalogueIndex; readonly actor: Actor },
  cells: readonly CellName[],
  { asOf, handedInOnly = false }: { readonly asOf: number; readonly handedInOnly?: boolean },
): Promise<(cell: CellName) => FigureEvidence[]> {
  const filings = cells.map((cell) => filingOfCell(index, cell))
  const own = new Set(cells.map(cellKey))
  const { standing } = await evidenceOfFilings(reader, filings, asOf)
  const all = standing.filter(({ filing, cell }) =>
    cell
      ? own.has(cellKey({ ...cell, period: parseFilingId(filing)?.period ?? '' }))
      : seesWholeFiling(index, actor, filing),
  )
  const isTold = handedInOnly ? await handedIn(reader, index, all) : () => true
  const shown = await shownEvidence(reader, all.filter(isTold))
  const ofFiling = Map.groupBy(shown, ({ filing }) => filing)
  return (cell) =>
    (ofFiling.get(filingOfCell(index, cell)) ?? [])
      .filter(({ evidence }) => evidence.cell === null || isBeside(evidence.cell, cell))
      .map(({ evidence }) => evidence)
}

function isBeside(series: SeriesName, { indicator, region }: SeriesName): boolean {
  return series.indicator === indicator && series.region === region
}

/** Files of evidence as they go over the wire. */
export async function shownEvidence(
  reader: Reader,
  standing: readonly StandingEvidence[],
  isRemovable: (evidence: StandingEvidence) => boolean = () => false,
): Promise<{ filing: string; evidence: FigureEvidence }[]> {
  const nameOf = await namesOfActors(
    reader,
    standing.map(({ actor }) => actor),
  )
  return standing.map((one) => {
    const { filing, number, cell, file, at, actor } = one
    const path = `/api/filings/${filing}/evidence/${number}/file`
    const evidence = {
      ...{ number, cell, name: file.name, bytes: file.size, at, actorName: nameOf(actor), path },
      removable: isRemovable(one),
    }
    return { filing, evidence }
  })
}

/** The last question of a reviewer on each of these figures, with its answer. Rule W-15. */
export async function questionsBeside(
  reader: Reader,
  cells: readonly CellName[],
): Promise<(cell: CellName) => FigureQuestion | null> {
  const questionOf = await questionsOn(reader, cells)
  const kept = cells.flatMap((cell) => questionOf(cell) ?? [])
  const nameOf = await namesOfActors(
    reader,
    kept.flatMap(({ asked, answered }) => [asked.actor, ...(answered ? [answered.actor] : [])]),
  )
  const told = ({ text, at, actor }: KeptQuestion['asked']) => ({ text, at, actorName: nameOf(actor) })
  return (cell) => {
    const known = questionOf(cell)
    return known ? { ...told(known.asked), answer: known.answered ? told(known.answered) : null } : null
  }
}
