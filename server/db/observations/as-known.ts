import { sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import { figureDecisions, stateLeftBy } from '#metrics/workflow/figure-workflow.ts'

/**
 * What a revision was at an entry of the ledger. The row tells it where its last decision had been taken by then; only where that
 * came later are its decisions looked up, along an index, so that what is known now costs what it always did.
 */

/** What a row of revisions is called in a statement, and the ledger's entry that one looks from. */
interface RowAsOf {
  readonly row: string
  readonly asOf: SQLWrapper
}

/** The last decision by then on a revision that was decided on later: its sequence or its verdict. */
function lastDecision(column: 'sequence' | 'verdict', { row, asOf }: RowAsOf): SQL {
  const one = sql.raw(row)
  return sql`(select known.${sql.raw(column)} from decision known where known.indicator = ${one}.indicator
    and known.region = ${one}.region and known.period = ${one}.period and known.revision = ${one}.revision
    and known.sequence <= ${asOf} order by known.sequence desc limit 1)`
}

/** Whether it was approved. */
export function wasApproved(look: RowAsOf): SQL {
  const row = sql.raw(look.row)
  return sql`(${row}.state = 'approved' and ${row}.decided_sequence <= ${look.asOf}
    or ${row}.decided_sequence > ${look.asOf} and ${lastDecision('verdict', look)} = 'approved')`
}

/** Whether it was handed in, and not recalled. */
export function wasHandedIn({ row: name, asOf }: RowAsOf): SQL {
  const row = sql.raw(name)
  return sql`(${row}.submitted_sequence <= ${asOf}
    and not (${row}.state = 'withdrawn' and ${row}.decided_sequence <= ${asOf}))`
}

/** The decision that it stood by; null for none. */
export function decisionStoodBy(look: RowAsOf): SQL {
  const row = sql.raw(look.row)
  return sql`(case when ${row}.decided_sequence > ${look.asOf} then ${lastDecision('sequence', look)}
    else ${row}.decided_sequence end)`
}

/** Verdicts that are not called as what they make of a revision. */
const renamed = figureDecisions.filter(({ verdict, to }) => (verdict as string) !== to)

/** The state that a verdict left, as a column. */
export function stateLeft(verdict: SQLWrapper): SQL<string> {
  const cases = renamed.map((one) => sql.raw(`when '${one.verdict}' then '${stateLeftBy(one.verdict)}'`))
  return sql<string>`(case ${verdict} ${sql.join(cases, sql` `)} else ${verdict} end)`
}
