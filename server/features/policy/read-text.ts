import { readPolicy } from '#metrics/policy/read-policy.ts'

/** Reads a document in a thread of its own. What it found is written out there too, however much that is. */
export function run(text: string): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(readPolicy(text)))
}
