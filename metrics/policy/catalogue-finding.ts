/** A finding on a catalogue: an error to correct, or a remark. */
export interface CatalogueFinding {
  readonly code: string
  /**
   * The id of the record: document, clause key, indicator, target, milestone, duty, organisation, board, reform, region code; `indicators` for a
   * remark on all of them.
   */
  readonly subject: string
  /** The message for the screen, in Chinese. */
  readonly message: string
}
