/** A new idempotency key. Plain-HTTP intranets have no `crypto.randomUUID`, but they have random bytes. */
export function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}
