import type { ActionItemBrief } from '#server/contract/action-items.ts'

/** The address of a target's page, on the day of the demo for an order or instruction of the demo. */
export function targetLink(
  target: string,
  { demoDay }: Pick<ActionItemBrief, 'demoDay'>,
): { path: string; query: { at?: string } } {
  return { path: `/targets/${target}`, query: demoDay === null ? {} : { at: demoDay } }
}
