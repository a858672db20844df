import type { PolicyReading } from '#metrics/policy/reading/policy-reading.ts'

/** What a reading says of its clauses and figures, without where they stand: the same of a document in any form. */
export function figuresTold({ clauses, figures }: PolicyReading): object {
  return {
    clauses: clauses.map(({ path, title, responsible }) => ({ path, title, ...responsible })),
    figures: figures.map(({ start: _, end: __, quote: ___, ...told }) => told),
  }
}
