/** A fresh idempotency key. `crypto.randomUUID` is missing on plain-HTTP intranets; random bytes are not. */
export function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}
