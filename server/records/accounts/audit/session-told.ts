import { digestOfSecret } from '../secret-digest.ts'

const named = / · 会话 ([0-9a-f]{16})$/

/** The subject of a sign-in in the audit log: the browser, and a digest of the session's secret, so that no other can take its place. */
export function signInSubject(browser: string, secretHash: string): string {
  return `${browser} · 会话 ${digestOf(secretHash)}`
}

/** The browser that a sign-in tells. */
export function browserToldBy(subject: string): string {
  return subject.replace(named, '')
}

/** Whether a sign-in tells of the session with this secret. Sign-ins of earlier releases tell of no secret. */
export function tellsOfSession(subject: string, secretHash: string): boolean {
  const [, digest] = named.exec(subject) ?? []
  return digest === undefined || digest === digestOf(secretHash)
}

function digestOf(secretHash: string): string {
  return digestOfSecret(secretHash).slice(0, 16)
}
