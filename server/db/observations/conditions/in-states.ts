import { sql, type Column, type SQL } from 'drizzle-orm'
import type { WorkflowState } from '#metrics/workflow/figure-workflow.ts'

/**
 * Conditions on the state of a revision, with the states as words of the statement. For a parameter PostgreSQL guesses how many rows have
 * the state. Where its statistics saw only one or two states, it expects no row for "none of these", and reads the whole table again for
 * each row that it joins.
 */
export function inStates(state: Column, states: readonly WorkflowState[]): SQL {
  return sql`${state} in ${words(states)}`
}

export function notInStates(state: Column, states: readonly WorkflowState[]): SQL {
  return sql`${state} not in ${words(states)}`
}

const words = (states: readonly WorkflowState[]) =>
  sql.raw(`(${states.map((state) => `'${state}'`).join(', ')})`)
