/** The least characters of a reason that others read: for returning, cancelling, reopening or leaving out. */
export const shortestReason = 4

/** Characters that leave no mark on the page: blanks without width, joiners, fillers. */
const unseen = /[\p{Default_Ignorable_Code_Point}\u2800]/gu

/** The length of a text as a reader sees it, without the blanks around it. */
export function seenLength(text: string): number {
  return text.replace(unseen, '').trim().length
}

/** Whether a reason is long enough to mean something. */
export function isReason(text: string): boolean {
  return seenLength(text) >= shortestReason
}
