import type { DocumentSource } from '../source.ts'

export type Leaf = string | number | boolean | null

/** The part of a picture that belongs into the workbook: all of it but the head of the document. */
export function annexedPart({ head: _, ...picture }: DocumentSource) {
  return picture
}

/** All leaves of a value, each under its key; null ones are included. */
export function* leavesOf(value: unknown, key = ''): Generator<readonly [key: string, leaf: Leaf]> {
  if (typeof value !== 'object' || value === null) {
    yield [key, value as Leaf]
    return
  }
  for (const [step, part] of Object.entries(value))
    if (part !== undefined) yield* leavesOf(part, key === '' ? step : `${key}/${step}`)
}
