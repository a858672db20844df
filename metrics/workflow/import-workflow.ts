import type { Workflow } from './workflow.ts'

/** Where a table of history, or what a program pushed, stands as a whole; in one that ends in `ing` the server is at work. Rule W-9. */
export const importStates = [
  'checking',
  'checked',
  'faulty',
  'unreadable',
  'cancelled',
  'submitting',
  'submitted',
  'releasing',
  'released',
  'returning',
  'returned',
] as const
export type ImportState = (typeof importStates)[number]

/**
 * `change` has it read and checked anew, `cancel` stops that or lays it aside, `submit` hands in all of it; `release` approves
 * all of it, `return` sends all of it back.
 */
export const importActions = ['change', 'cancel', 'submit', 'release', 'return'] as const
export type ImportAction = (typeof importActions)[number]

/**
 * `sender`: the caller reports and handed it in, or administers · `mapped`: it is a table that is read by a mapping ·
 * `another-sender`: somebody else handed it in · `regions`: the caller is bound to all of its regions, or to ones above them.
 */
export type ImportGuard = 'sender' | 'mapped' | 'another-sender' | 'regions'
/** Entries of the table of what is needed. */
export type ImportRight = 'handIn' | 'decisions'

const notSubmitted = ['checking', 'checked', 'faulty', 'unreadable', 'cancelled'] as const
const sending = { right: 'handIn', guards: ['sender'] } as const
const deciding = { right: 'decisions', guards: ['another-sender', 'regions'] } as const

/** The way of an import from its first reading to its release. Rule W-9. */
export const importWorkflow = [
  { action: 'change', from: notSubmitted, to: 'checking', right: 'handIn', guards: ['sender', 'mapped'] },
  { action: 'cancel', from: notSubmitted, to: 'cancelled', ...sending },
  { action: 'submit', from: ['checked'], to: 'submitting', ...sending },
  { action: 'release', from: ['submitted'], to: 'releasing', ...deciding },
  { action: 'return', from: ['submitted'], to: 'returning', ...deciding, reason: true },
] as const satisfies Workflow<ImportState, ImportAction, ImportGuard, ImportRight>

export function importTransition(action: ImportAction): (typeof importWorkflow)[number] {
  return importWorkflow.find((transition) => transition.action === action)!
}
