/** A fault of a draft: the field, and a sentence that says how to put it right. */
export interface DraftFault {
  readonly field: string
  readonly detail: string
}
