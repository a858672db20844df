/** Bytes of a request's body; what is longer is refused with 413. */
export const bodyLimits = {
  /** From anyone, also to an address that is not served: a stranger's body takes memory as long as its connection lasts. */
  anyone: 16 * 1024,
  /** From someone who has proved who they are: many times the longest that a page sends. */
  known: 256 * 1024,
  /** Where figures come in by the thousand: 10,000 observations with notes stay below this. */
  batch: 10 * 1024 * 1024,
  /** A document that is read: the longest plans have a twentieth of it. */
  document: 20 * 1024 * 1024,
} as const
