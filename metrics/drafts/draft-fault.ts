/** A fault of a draft: the field, and a sentence on how to put it right. */
export interface DraftFault {
  readonly field: string
  readonly detail: string
}
