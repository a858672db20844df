import { partsOf } from '#tests/support/documents/read-office.ts'
import { marks } from './office.ts'

/** Every place of an answer that bears a mark: `waiting .acts[].value`. */
export function markedIn(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => markedIn(one, `${path}[]`))
  if (value !== null && typeof value === 'object')
    return Object.entries(value).flatMap(([key, one]) => markedIn(one, `${path}.${key}`))
  return Object.entries(marks).flatMap(([kind, mark]) =>
    mark.test(String(value)) ? [`${kind} ${path}`] : [],
  )
}

/** The content of an answer: JSON, the texts of a document, or a table. */
export async function saidIn({ body, rawPayload }: { body: string; rawPayload: Buffer }): Promise<unknown> {
  if (body.startsWith('PK')) return [...(await partsOf(rawPayload)).values()].map(String)
  return /^[[{]/.test(body) ? (JSON.parse(body) as unknown) : body
}
