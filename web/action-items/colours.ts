import type { ActionColour } from '#metrics/action-items/standing.ts'

/** The tag of an item's colour, apart from the lights of targets. */
export const colourTags: Readonly<Record<ActionColour, string>> = {
  red: 'error',
  yellow: 'query',
  blue: 'wait',
}
