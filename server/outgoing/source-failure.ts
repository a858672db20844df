/** The source did not give what was asked for; the text says why, without secrets. */
export class SourceFailure extends Error {
  constructor(detail: string) {
    super(detail)
    this.name = 'SourceFailure'
  }
}
