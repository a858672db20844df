import type { Workflow } from './workflow.ts'

/** The states of an import, of a table of history or of a program's rows: `known` has nothing new; in those that end in `ing` the server is working. Rule W-9. */
export const importStates = [
  'checking',
  'checked',
  'faulty',
  'known',
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
 * The actions on an import. `change` has it read and checked again, `cancel` stops the check or cancels the import, `submit` submits all
 * of it; `release` approves all of it, `return` returns all of it.
 */
export const importActions = ['change', 'cancel', 'submit', 'release', 'return'] as const
export type ImportAction = (typeof importActions)[number]

/**
 * `sender`: the caller sent it, and may hand in · `mapped`: it is a table that is read by a mapping · `another-sender`: somebody else sent it · `regions`: the caller is bound to all of its regions, or to ones above them · `one-level`: no figure of it is
 * reviewed by several levels.
 */
export type ImportGuard = 'sender' | 'mapped' | 'another-sender' | 'regions' | 'one-level'
/** Entries of the table of needed rights. */
export type ImportRight = 'handIn' | 'decisions'

const notSubmitted = ['checking', 'checked', 'faulty', 'known', 'unreadable', 'cancelled'] as const
/** Whether an import is submitted, released or returned: no longer its sender's alone. Rule W-9. */
export function isSubmitted(state: ImportState): boolean {
  return !notSubmitted.some((one) => one === state)
}
const sending = { right: 'handIn', guards: ['sender'] } as const
const deciding = { right: 'decisions', guards: ['another-sender', 'regions'] } as const

/** The workflow of an import from its first reading to its release. Rule W-9. */
export const importWorkflow = [
  { action: 'change', from: notSubmitted, to: 'checking', right: 'handIn', guards: ['sender', 'mapped'] },
  { action: 'cancel', from: notSubmitted, to: 'cancelled', ...sending },
  { action: 'submit', from: ['checked'], to: 'submitting', ...sending },
  {
    action: 'release',
    from: ['submitted'],
    to: 'releasing',
    right: 'decisions',
    guards: [...deciding.guards, 'one-level'],
  },
  { action: 'return', from: ['submitted'], to: 'returning', ...deciding, reason: true },
] as const satisfies Workflow<ImportState, ImportAction, ImportGuard, ImportRight>

export function importTransition(action: ImportAction): (typeof importWorkflow)[number] {
  return importWorkflow.find((transition) => transition.action === action)!
}
