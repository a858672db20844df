import type { PolicyReading } from '#metrics/policy/reading/policy-reading.ts'

/** The clauses and figures of a reading without their places, which are equal for a document in any form. */
export function figuresTold({ clauses, figures }: PolicyReading): object {
  return {
    clauses: clauses.map(({ path, title, responsible }) => ({ path, title, ...responsible })),
    figures: figures.map(({ start: _, end: __, quote: ___, ...told }) => told),
  }
}
