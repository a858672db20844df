import { and, asc, eq, gt, gte, lte, sql } from 'drizzle-orm'
import type { ExchangedFigure } from '../../exchange/observation-structure.ts'
import { wasApproved } from '../../db/observations/as-known.ts'
import { stoodBy } from '../../db/observations/decision.ts'
import { prepared } from '../../db/statements/prepared.ts'
import type { Reader } from '../../db/store.ts'

/** Which approved revisions of an indicator: regions from the first to the last by code, period ends, and when they were approved. */
export interface ApprovedSpan {
  readonly indicator: string
  readonly firstRegion: string
  readonly lastRegion: string
  readonly from: string
  readonly to: string
  /** Ledger sequences: approved after the one, up to the other. */
  readonly since: number
  readonly asOf: number
}

/** Where a page ended. */
export type RevisionKey = Pick<ExchangedFigure, 'region' | 'period' | 'revision'>

/** Revisions that are read at a time: some milliseconds in which others wait. */
export const pageSize = 2_000

const hole = (name: string) => sql.placeholder(name)

const page = prepared(({ db, tables }) => {
  const { observation, decision } = tables
  return db
    .select({
      region: observation.region,
      period: observation.period,
      revision: observation.revision,
      value: observation.value,
      status: observation.status,
      numerator: observation.numerator,
      denominator: observation.denominator,
      bound: observation.bound,
      reason: observation.reason,
      provenance: observation.provenance,
      sequence: observation.sequence,
      approvedAt: decision.at,
    })
    .from(observation)
    .innerJoin(decision, stoodBy(tables, hole('asOf')))
    .where(
      and(
        eq(observation.indicator, hole('indicator')),
        gte(observation.region, hole('firstRegion')),
        lte(observation.region, hole('lastRegion')),
        sql`(${observation.region}, ${observation.period}, ${observation.revision}) > (${hole('afterRegion')}, ${hole('afterPeriod')}, ${hole('afterRevision')})`,
        wasApproved({ row: 'observation', asOf: hole('asOf') }),
        gt(decision.sequence, hole('since')),
        gte(observation.periodEnd, hole('from')),
        lte(observation.periodEnd, hole('to')),
      ),
    )
    .orderBy(asc(observation.region), asc(observation.period), asc(observation.revision))
    .limit(pageSize)
})

/** The next approved revisions after `after`, in order of the key; fewer than a page where there are no more. */
export async function approvedPage(
  reader: Reader,
  span: ApprovedSpan,
  after: RevisionKey | undefined,
): Promise<ExchangedFigure[]> {
  const { region = '', period = '', revision = 0 } = after ?? {}
  return page(reader).execute({
    ...span,
    afterRegion: region,
    afterPeriod: period,
    afterRevision: revision,
  })
}
