/** Characters of a reason that others are to read, at least: for what is sent back, called off, opened again or left out. */
export const shortestReason = 4

/** What leaves nothing on the page: blanks without width, joiners, fillers. */
const unseen = /[\p{Default_Ignorable_Code_Point}\u2800]/gu

/** How long a text is to whoever reads it, without the blanks around it. */
export function seenLength(text: string): number {
  return text.replace(unseen, '').trim().length
}

/** Whether a reason is long enough to say something. */
export function isReason(text: string): boolean {
  return seenLength(text) >= shortestReason
}
