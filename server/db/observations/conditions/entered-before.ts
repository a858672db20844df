import {
  aliasedTable,
  and,
  eq,
  exists,
  gte,
  isNull,
  lt,
  notExists,
  or,
  sql,
  type Column,
  type SQL,
} from 'drizzle-orm'
import type { Reader } from '../../store.ts'
import { inStates } from './in-states.ts'

/**
 * The column `entered` of revisions: 1 where the actor `caller` of the statement entered their value in the cell before their author did, since
 * its last approval, else 0. Rule W-3; `enteredBy` tells the same of revisions that were read.
 */
export const entered = (reader: Reader) =>
  sql<number>`case when ${enteredBefore(reader, sql`${sql.placeholder('caller')}`)} then 1 else 0 end`.as(
    'entered',
  )

function enteredBefore({ db, tables: { observation } }: Reader, caller: SQL): SQL {
  const [before, approved] = [aliasedTable(observation, 'before'), aliasedTable(observation, 'approved')]
  const isSame = (one: Column, other: Column) => or(eq(one, other), and(isNull(one), isNull(other)))
  const ofCell = (other: typeof before) =>
    and(
      eq(other.indicator, observation.indicator),
      eq(other.region, observation.region),
      eq(other.period, observation.period),
      lt(other.revision, observation.revision),
    )
  const one = { one: sql`1` }
  const approvedSince = db
    .select(one)
    .from(approved)
    .where(
      and(
        ofCell(approved),
        gte(approved.revision, before.revision),
        inStates(approved.state, ['approved', 'cleared']),
      ),
    )
  return exists(
    db
      .select(one)
      .from(before)
      .where(
        and(
          ofCell(before),
          eq(before.actor, caller),
          isSame(before.value, observation.value),
          isSame(before.reason, observation.reason),
          notExists(approvedSince),
        ),
      ),
  )
}
