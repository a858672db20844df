import type { SessionView } from '#server/contract/session.ts'

/** The path where a person or a display begins: own work first, else the boards. */
export function homeOf(session: SessionView): string {
  if (session.kind === 'display') return '/wall'
  if (session.rights.includes('report')) return '/entry'
  if (session.rights.includes('review')) return '/review'
  return '/boards'
}
