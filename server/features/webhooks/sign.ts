import { createHmac, randomBytes } from 'node:crypto'

const prefix = 'whsec_'

/** A new secret that signs events, as Standard Webhooks writes it. */
export function newSigningSecret(): string {
  return prefix + randomBytes(32).toString('base64')
}

/** The headers of Standard Webhooks by which a receiver checks the sender and the time: HMAC-SHA256 over id, second and text. */
export function signedHeaders(
  secret: string,
  { id, now, body }: { readonly id: string; readonly now: string; readonly body: string },
): Record<string, string> {
  const timestamp = String(Math.floor(Date.parse(now) / 1_000))
  const key = Buffer.from(secret.slice(prefix.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}
