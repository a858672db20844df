/** The most bytes of a request's body; a longer one is refused with 413. */
export const bodyLimits = {
  /** The limit for any caller: the body of a stranger takes memory as long as the connection lasts. */
  anyone: 16 * 1024,
  /** The limit for a caller who is signed in or has a token: many times the longest body of a page. */
  known: 256 * 1024,
  /** The limit for thousands of figures: 10,000 observations with notes are smaller. */
  batch: 10 * 1024 * 1024,
  /** The limit for a document or a workbook to read: the longest plans have a twentieth of it. */
  document: 20 * 1024 * 1024,
} as const
