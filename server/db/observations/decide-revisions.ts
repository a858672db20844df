import { sql } from 'drizzle-orm'
import type { FigureDecision } from '#metrics/workflow/figure-workflow.ts'
import { turnsTaken } from '../../event-loop-turns.ts'
import { prepared } from '../statements/prepared.ts'
import type { Writer } from '../store.ts'
import { insertRows } from '../statements/insert-rows.ts'
import { decisionOf, type DecisionTold } from './decision.ts'
import { eventOf, observationKinds, subjectOf } from './observation-event.ts'
import type { ObservationRow } from './observation-row.ts'

/** A revision to decide on, with what the decision tells. */
export interface DecidedRevision extends DecisionTold {
  readonly row: ObservationRow
}

/** Statements are compiled for these numbers of decisions; any number is made up of them. */
const sizes = [64, 16, 4, 1]

const decideSome = (size: number) =>
  prepared(({ db, tables: { observation } }) => {
    const text = (name: string) => sql`cast(${sql.placeholder(name)} as text)`
    const number = (name: string) => sql`cast(${sql.placeholder(name)} as bigint)`
    const decisions = Array.from(
      { length: size },
      (
        _,
        place,
      ) => sql`(${text(`indicator ${place}`)}, ${text(`region ${place}`)}, ${text(`period ${place}`)},
        ${number(`revision ${place}`)}, ${number(`sequence ${place}`)}, ${text(`at ${place}`)}, ${text(`reason ${place}`)})`,
    )
    // Both engines name the columns of a list of values column1, column2 and so on.
    return db
      .update(observation)
      .set({
        state: sql`${sql.placeholder('state')}`,
        decidedBy: sql`${sql.placeholder('actor')}`,
        decidedSequence: sql`decided.column5`,
        decidedAt: sql`decided.column6`,
        returnReason: sql`decided.column7`,
      })
      .from(sql`(values ${sql.join(decisions, sql`, `)}) as decided`)
      .where(
        sql`${observation.indicator} = decided.column1 and ${observation.region} = decided.column2
          and ${observation.period} = decided.column3 and ${observation.revision} = decided.column4`,
      )
  })

const statements = new Map(sizes.map((size) => [size, decideSome(size)]))

/**
 * Stores decisions by few statements: one ledger entry each, a row of `decision`, and the new state of the revision. The workflow is
 * judged before, in the same transaction. Returns the last sequence, 0 where there are no decisions.
 */
export async function decideRevisions(
  writer: Writer,
  actor: string,
  decision: Pick<FigureDecision, 'to' | 'level' | 'verdict'>,
  decided: readonly DecidedRevision[],
): Promise<number> {
  const entries = await writer.appendAll(
    decided.map(({ row, reason, level, waitsFromLevel }) => ({
      actor,
      kind: observationKinds[decision.verdict],
      subject: subjectOf(row),
      payload: {
        ...eventOf(row),
        ...(reason !== null && { returnReason: reason }),
        ...(level !== undefined && { level }),
        ...(waitsFromLevel != null && { waitsFrom: waitsFromLevel }),
      },
    })),
  )
  await insertRows(
    writer,
    'decision',
    entries.map((entry, place) => decisionOf(entry, decided[place]!.row, decision, decided[place]!)),
  )
  const turn = turnsTaken()
  for (let first = 0; first < decided.length;) {
    await turn()
    const size = sizes.find((size) => size <= decided.length - first)!
    const values: Record<string, unknown> = { state: decision.to, actor }
    for (const [place, { row, reason }] of decided.slice(first, first + size).entries()) {
      const { sequence, at } = entries[first + place]!
      const { indicator, region, period, revision } = row
      for (const [name, value] of Object.entries({
        indicator,
        region,
        period,
        revision,
        sequence,
        at,
        reason,
      }))
        values[`${name} ${place}`] = value
    }
    await statements.get(size)!(writer).execute(values)
    first += size
  }
  return entries.at(-1)?.sequence ?? 0
}
