import { digestOfSecret } from '../secret-digest.ts'

const named = /(?:^| · )会话 ([0-9a-f]{16})$/

/** The subject of an entry on a session: words, such as the browser, and a digest of the session's secret, so that no other can take its place. */
export function sessionSubject(words: string, secretHash: string): string {
  return `${words === '' ? '' : `${words} · `}会话 ${sessionDigest(secretHash)}`
}

/** The words of an entry on a session, of a sign-in the browser. */
export function wordsToldBy(subject: string): string {
  return subject.replace(named, '')
}

/** The digest of the session that an entry tells of; undefined in sign-ins of earlier releases. */
export function digestToldBy(subject: string): string | undefined {
  return named.exec(subject)?.[1]
}

export function sessionDigest(secretHash: string): string {
  return digestOfSecret(secretHash).slice(0, 16)
}
