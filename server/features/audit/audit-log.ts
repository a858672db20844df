import { LRUCache } from 'lru-cache'
import type { Deps } from '../../deps.ts'
import type { AuditNote } from '../../records/accounts/audit/audit-entry.ts'
import { appendAudit } from '../../records/accounts/audit/audit-rows.ts'
import { gatherEvents, omission, type AuditEvent } from './gather-events.ts'
import { noteAddresses } from './queries.ts'

/** The most notes that wait while the database cannot be written. */
const longestQueue = 10_000

/**
 * The audit log of sign-ins, refusals, downloads, new addresses of tokens and the like. A transaction writes its notes within a second, so
 * that no request waits for it.
 */
export interface AuditLog {
  readonly note: (event: AuditEvent) => void
  /** Notes that a token is used, once for each address. */
  readonly noteToken: (token: string, address: string) => void
  /** Writes the waiting notes; at the end of the process also those that wait for the end of their minute. */
  readonly write: (when?: { readonly isEnd: boolean }) => Promise<void>
}

export function auditLog({ store, clock }: Pick<Deps, 'store' | 'clock'>): AuditLog {
  const events = gatherEvents(clock)
  const seen = new LRUCache<string, true>({ max: longestQueue })
  let held: readonly AuditNote[] = []
  let lost = 0
  let writing: Promise<void> = Promise.resolve()

  async function put(isEnd: boolean): Promise<void> {
    const notes = [...held, ...events.take(isEnd)]
    if (notes.length === 0 && lost === 0) return
    held = []
    const told = lost > 0 ? [...notes, omission(clock.now(), lost)] : notes
    try {
      await store.write(async (writer) => appendAudit(writer, await noteAddresses(writer, told)))
      lost = 0
    } catch (error) {
      // The notes wait until the database can be written again; those for which there is no room are only counted.
      held = notes.slice(0, longestQueue)
      lost += notes.length - held.length
      throw error
    }
  }

  return {
    note: events.note,
    noteToken: (token, address) => {
      const key = `${token} ${address}`
      if (seen.has(key)) return
      seen.set(key, true)
      events.note({ kind: 'token-address', actor: token, address, subject: '', result: 'ok' })
    },
    write: ({ isEnd } = { isEnd: false }) => {
      writing = writing.catch(() => {}).then(() => put(isEnd))
      return writing
    },
  }
}
