/** A finding on a catalogue: an error to correct, or a remark. */
export interface CatalogueFinding {
  readonly code: string
  /** The id of the record: document, clause key, indicator, target, milestone, duty, organisation, region code. */
  readonly subject: string
  /** The message for the screen, in Chinese. */
  readonly message: string
}
