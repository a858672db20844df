import type { DocumentSource } from '../source.ts'

export type Leaf = string | number | boolean | null

/** What a picture is made of: its head is words of the office around it, and stands in no workbook. */
export function annexedPart({ head: _, ...picture }: DocumentSource) {
  return picture
}

/** All that stands in a value, each under its key; what is empty is there as well. */
export function* leavesOf(value: unknown, key = ''): Generator<readonly [key: string, leaf: Leaf]> {
  if (typeof value !== 'object' || value === null) {
    yield [key, value as Leaf]
    return
  }
  for (const [step, part] of Object.entries(value))
    if (part !== undefined) yield* leavesOf(part, key === '' ? step : `${key}/${step}`)
}
