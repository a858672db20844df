import { sql, type Column, type SQL } from 'drizzle-orm'
import type { WorkflowState } from '#metrics/workflow/figure-workflow.ts'

/**
 * Conditions on the state of a revision, the states as words of the statement itself: of a parameter PostgreSQL guesses
 * how many rows have it, and where its statistics saw one or two states only, it takes "none of these" to leave no row
 * and reads the whole table for each.
 */
export function inStates(state: Column, states: readonly WorkflowState[]): SQL {
  return sql`${state} in ${words(states)}`
}

export function notInStates(state: Column, states: readonly WorkflowState[]): SQL {
  return sql`${state} not in ${words(states)}`
}

const words = (states: readonly WorkflowState[]) =>
  sql.raw(`(${states.map((state) => `'${state}'`).join(', ')})`)
