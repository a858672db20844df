import type { ActionColour } from '#metrics/action-items/status.ts'

/** The colour of an order has tags of its own, unlike the lights of targets. */
export const colourTags: Readonly<Record<ActionColour, string>> = {
  red: 'error',
  yellow: 'query',
  blue: 'wait',
}
