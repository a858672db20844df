/** A text as printed, and in plain form for reading: offsets are the same in both. */
export interface Source {
  readonly text: string
  readonly plain: string
}
