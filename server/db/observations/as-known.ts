import { sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import { figureDecisions, stateLeftBy } from '#metrics/workflow/figure-workflow.ts'

/**
 * Conditions on what a revision was at a ledger entry. The row tells it where the last decision is older; otherwise its decisions are
 * looked up by an index, so that queries of the present state cost no more.
 */

/** The name of a row of revisions in a statement, and the ledger entry of the view. */
interface RowAsOf {
  readonly row: string
  readonly asOf: SQLWrapper
}

/** The last decision up to the entry, on a revision with later decisions: its sequence or its verdict. */
function lastDecision(column: 'sequence' | 'verdict', { row, asOf }: RowAsOf): SQL {
  const one = sql.raw(row)
  return sql`(select known.${sql.raw(column)} from decision known where known.indicator = ${one}.indicator
    and known.region = ${one}.region and known.period = ${one}.period and known.revision = ${one}.revision
    and known.sequence <= ${asOf} order by known.sequence desc limit 1)`
}

/** Whether the revision was approved. */
export function wasApproved(look: RowAsOf): SQL {
  const row = sql.raw(look.row)
  return sql`(${row}.state = 'approved' and ${row}.decided_sequence <= ${look.asOf}
    or ${row}.decided_sequence > ${look.asOf} and ${lastDecision('verdict', look)} = 'approved')`
}

/** Whether the revision was submitted and not recalled. */
export function wasHandedIn({ row: name, asOf }: RowAsOf): SQL {
  const row = sql.raw(name)
  return sql`(${row}.submitted_sequence <= ${asOf}
    and not (${row}.state = 'withdrawn' and ${row}.decided_sequence <= ${asOf}))`
}

/** The sequence of the decision that the revision stood by; null for none. */
export function decisionStoodBy(look: RowAsOf): SQL {
  const row = sql.raw(look.row)
  return sql`(case when ${row}.decided_sequence > ${look.asOf} then ${lastDecision('sequence', look)}
    else ${row}.decided_sequence end)`
}

/** Verdicts whose state has another name. */
const renamed = figureDecisions.filter(({ verdict, to }) => (verdict as string) !== to)

/** The state after a verdict, as a column. */
export function stateLeft(verdict: SQLWrapper): SQL<string> {
  const cases = renamed.map((one) => sql.raw(`when '${one.verdict}' then '${stateLeftBy(one.verdict)}'`))
  return sql<string>`(case ${verdict} ${sql.join(cases, sql` `)} else ${verdict} end)`
}
