import { and, asc, eq, gte, lte, or, sql, type SQL } from 'drizzle-orm'
import type { ExchangedFigure } from '../../../exchange/observation-structure.ts'
import { wasApproved } from '../../../db/observations/as-known.ts'
import { joinsDecisionAsOf } from '../../../db/observations/decision.ts'
import { prepared } from '../../../db/statements/prepared.ts'
import type { Reader, Tables } from '../../../db/store.ts'

/** A span of approved revisions of an indicator: its first and last region by code, its period ends, and up to when they are known. */
export interface ApprovedSpan {
  readonly indicator: string
  readonly firstRegion: string
  readonly lastRegion: string
  readonly from: string
  readonly to: string
  /** The ledger sequence up to which is known. */
  readonly asOf: number
}

/** A revision that is or was approved, with the ledger entry of its last decision. */
export interface ChangedFigure extends ExchangedFigure {
  readonly decidedWith: number
  /** 1 where the revision is approved as known at `asOf`, else 0. */
  readonly stands: number
  /** 1 where the revision was approved as known at `since`, else 0. */
  readonly stood: number
}

/** The place where a page ended. */
export type RevisionKey = Pick<ExchangedFigure, 'region' | 'period' | 'revision'>

/** The number of revisions that are read at a time; meanwhile other requests wait some milliseconds. */
export const pageSize = 2_000

const hole = (name: string) => sql.placeholder(name)

/** The note of a figure where it tells its source alone: of a published one, and of one that a collector brought. */
const sourceTold = ({ provenance, actor, note }: Tables['observation']) =>
  sql<
    string | null
  >`case when ${provenance} = 'published' or (${actor} >= 'collector:' and ${actor} < 'collector;') then ${note} end`

const columnsOf = ({ observation, decision }: Tables) => ({
  region: observation.region,
  period: observation.period,
  revision: observation.revision,
  value: observation.value,
  status: observation.status,
  numerator: observation.numerator,
  denominator: observation.denominator,
  bound: observation.bound,
  reason: observation.reason,
  correction: observation.correction,
  provenance: observation.provenance,
  source: sourceTold(observation),
  sequence: observation.sequence,
  approvedAt: decision.at,
})

const approvedAtEnd = wasApproved({ row: 'observation', asOf: hole('asOf') })
const approvedBefore = wasApproved({ row: 'observation', asOf: hole('since') })

/** The condition of the rows of a span that come after the last page. */
const isNext = ({ observation }: Tables) =>
  and(
    eq(observation.indicator, hole('indicator')),
    gte(observation.region, hole('firstRegion')),
    lte(observation.region, hole('lastRegion')),
    sql`(${observation.region}, ${observation.period}, ${observation.revision}) > (${hole('afterRegion')}, ${hole('afterPeriod')}, ${hole('afterRevision')})`,
    gte(observation.periodEnd, hole('from')),
    lte(observation.periodEnd, hole('to')),
  )

const page = prepared(({ db, tables }) => {
  const { observation, decision } = tables
  return db
    .select(columnsOf(tables))
    .from(observation)
    .innerJoin(decision, joinsDecisionAsOf(tables, hole('asOf')))
    .where(and(isNext(tables), approvedAtEnd))
    .orderBy(asc(observation.region), asc(observation.period), asc(observation.revision))
    .limit(pageSize)
})

/** Pages of revisions that are approved at `since` or at `asOf`: those of cells that were decided on in between, or those of all cells. */
const pageOfTwo = (cells: 'decided' | 'all') =>
  prepared(({ db, tables }) => {
    const { observation, decision } = tables
    const wasDecidedOn = sql`exists (select 1 from decision since where since.indicator = observation.indicator
    and since.region = observation.region and since.period = observation.period
    and since.sequence > ${hole('since')} and since.sequence <= ${hole('asOf')})`
    const asNumber = (condition: SQL) => sql<number>`case when ${condition} then 1 else 0 end`
    const isOfCells = cells === 'decided' ? wasDecidedOn : undefined
    return db
      .select({
        ...columnsOf(tables),
        decidedWith: decision.sequence,
        stands: asNumber(approvedAtEnd),
        stood: asNumber(approvedBefore),
      })
      .from(observation)
      .innerJoin(decision, joinsDecisionAsOf(tables, hole('asOf')))
      .where(and(isNext(tables), or(approvedAtEnd, approvedBefore), isOfCells))
      .orderBy(asc(observation.region), asc(observation.period), asc(observation.revision))
      .limit(pageSize)
  })

const [pageOfChanged, pageOfAll] = [pageOfTwo('decided'), pageOfTwo('all')]

/** The next page of approved revisions after `after`, in the order of their key; a shorter page is the last. */
export async function approvedPage(
  reader: Reader,
  span: ApprovedSpan,
  after: RevisionKey | undefined,
): Promise<ExchangedFigure[]> {
  return page(reader).execute({ ...span, ...pastOf(after) })
}

/** The next page of the cells decided on after `since`: all of their revisions that are approved at `since` or at `asOf`. */
export async function changedPage(
  reader: Reader,
  span: ApprovedSpan & { readonly since: number },
  after: RevisionKey | undefined,
): Promise<ChangedFigure[]> {
  return pageOfChanged(reader).execute({ ...span, ...pastOf(after) })
}

/** The next page of all cells, with their revisions that are approved at `since` or at `asOf`. */
export async function comparedPage(
  reader: Reader,
  span: ApprovedSpan & { readonly since: number },
  after: RevisionKey | undefined,
): Promise<ChangedFigure[]> {
  return pageOfAll(reader).execute({ ...span, ...pastOf(after) })
}

function pastOf({ region = '', period = '', revision = 0 }: Partial<RevisionKey> = {}) {
  return { afterRegion: region, afterPeriod: period, afterRevision: revision }
}
