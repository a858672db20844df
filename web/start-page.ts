import { hasRight, needed } from '#server/contract/rights.ts'
import type { SessionView } from '#server/contract/session.ts'

/** The first page of a person or a display: the person's own work, else the boards. */
export function startPage(session: SessionView): string {
  if (session.kind === 'display') return '/wall'
  if (hasRight(session.rights, needed.entry)) return '/entry'
  if (hasRight(session.rights, needed.decisions)) return '/review'
  if (hasRight(session.rights, 'steer')) return '/remote'
  return '/boards'
}
