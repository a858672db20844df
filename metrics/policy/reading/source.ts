/** A text as printed, and the same folded for reading: offsets are the same in both. */
export interface Source {
  readonly text: string
  readonly plain: string
}
