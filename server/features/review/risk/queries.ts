import { and, asc, eq, gt, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import { revisionColumns, joinsLastDecision } from '../../../db/observations/decision.ts'
import { prepared } from '../../../db/statements/prepared.ts'
import type { Reader } from '../../../db/store.ts'
import { pageLength, waitsForOwnDecision, type WaitingRow } from '../queries.ts'

/** Revisions without findings and by the same counting rule come after all others. */
const withoutQuestion = 10 ** 13

/** The place of a revision in the order by risk: what is in question first, then the oldest. */
export function placeByRisk({
  findings,
  status,
  submittedSequence,
}: Pick<WaitingRow, 'findings' | 'status' | 'submittedSequence'>): number {
  return (findings !== null || status === 'B' ? 0 : withoutQuestion) + submittedSequence!
}

/** A statement for each of both parts of the order, which reads them along the index as far as a page goes. */
const statementOf = (inQuestion: boolean) =>
  prepared((reader) => {
    const { observation, decision } = reader.tables
    const { findings, status, submittedSequence } = observation
    const { verdict, level } = decision
    return reader.db
      .select({ ...revisionColumns(reader.tables), verdict, level })
      .from(observation)
      .leftJoin(decision, joinsLastDecision(reader.tables))
      .where(
        and(
          inQuestion ? or(isNotNull(findings), eq(status, 'B')) : and(isNull(findings), ne(status, 'B')),
          waitsForOwnDecision(reader),
          gt(submittedSequence, sql.placeholder('after')),
        ),
      )
      .orderBy(asc(submittedSequence))
      .limit(pageLength)
  })
const waitingInQuestion = statementOf(true)
const waitingWithoutQuestion = statementOf(false)

/** Revisions that wait for a decision, in the order of `placeByRisk`, after a place, in pages. */
export async function* waitingByRisk(reader: Reader, from: number): AsyncGenerator<readonly WaitingRow[]> {
  for (let after = from; after < withoutQuestion;) {
    const rows = await waitingInQuestion(reader).execute({ after })
    if (rows.length > 0) yield rows
    after = rows.length < pageLength ? withoutQuestion : placeByRisk(rows.at(-1)!)
  }
  for (let after = Math.max(from - withoutQuestion, 0); ;) {
    const rows = await waitingWithoutQuestion(reader).execute({ after })
    if (rows.length > 0) yield rows
    if (rows.length < pageLength) return
    after = rows.at(-1)!.submittedSequence!
  }
}
