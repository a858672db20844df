import { readPolicy } from '#metrics/policy/read-policy.ts'
import { sourceText } from './sources/source-text.ts'

/** What is read: a text, or a file with the MIME type that it was sent under. */
export type PolicySource = string | { readonly bytes: Uint8Array; readonly declared: string }

/** Reads a document in a thread of its own. What it found is written out there too, however much that is. */
export async function run(source: PolicySource): Promise<Uint8Array> {
  if (typeof source === 'string') return written(readPolicy(source))
  const text = await sourceText(Buffer.from(source.bytes), source.declared)
  return written({ ...readPolicy(text), text })
}

function written(reading: object): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(reading))
}
