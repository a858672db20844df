/** One thing to mend or to know about a catalogue. */
export interface CatalogueFinding {
  readonly code: string
  /** Id of the record: document, clause key, indicator, target, milestone, duty, organisation, region code. */
  readonly subject: string
  /** Chinese, for the screen. */
  readonly message: string
}
