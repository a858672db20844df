import type { ActionColour } from '#metrics/action-items/status.ts'

/** The class of the tag that shows each colour of an order. */
export const colourTags: Readonly<Record<ActionColour, string>> = {
  red: 'error',
  yellow: 'query',
  blue: 'wait',
}
