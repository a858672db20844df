import { systemActor } from '../../access/actor.ts'
import type { AuditKind } from '#metrics/wording/installation/audit.ts'
import type { Clock } from '../../clock.ts'
import type { AuditNote } from '../../records/accounts/audit/audit-entry.ts'

/** An event of the audit log, before its time is set. */
export type AuditEvent = Omit<AuditNote, 'at' | 'times'>

/**
 * The most different events that are noted in a minute: of one person, of all strangers together, and of everybody. Further events are
 * only counted, in one entry, so that repeated refused requests cannot fill the disk.
 */
const most = { one: 60, strangers: 120, all: 3_000 } as const
const minute = 60_000

/**
 * Gathers events for the audit log. The same event within a minute becomes one note at once, and a second one with the number of its
 * repetitions.
 */
export function gatherEvents({ now, monotonic }: Pick<Clock, 'now' | 'monotonic'>): {
  readonly note: (event: AuditEvent) => void
  /** The notes that are ready to be written; at the end of the process also those that wait for the end of their minute. */
  readonly take: (isEnd?: boolean) => readonly AuditNote[]
} {
  let ready: AuditNote[] = []
  let since = monotonic()
  const ofMinute = new Map<string, AuditNote>()
  const counts = new Map<string, number>()
  let omitted = 0

  function note(event: AuditEvent): void {
    const key = JSON.stringify(event)
    const known = ofMinute.get(key)
    if (known) {
      ofMinute.set(key, { ...known, at: now(), times: known.times + 1 })
      return
    }
    const holder = isStranger(event.actor) ? 'strangers' : event.actor
    const count = counts.get(holder) ?? 0
    const limit = holder === 'strangers' ? most.strangers : most.one
    if (count >= limit || ofMinute.size >= most.all) {
      omitted += 1
      return
    }
    counts.set(holder, count + 1)
    ofMinute.set(key, { ...event, at: now(), times: 0 })
    ready.push({ ...event, at: now(), times: 1 })
  }

  function endMinute(): void {
    for (const again of ofMinute.values()) if (again.times > 0) ready.push(again)
    if (omitted > 0) ready.push(omission(now(), omitted))
    ofMinute.clear()
    counts.clear()
    omitted = 0
    since = monotonic()
  }

  return {
    note,
    take: (isEnd = false) => {
      if (isEnd || monotonic() - since >= minute) endMinute()
      const taken = ready
      ready = []
      return taken
    },
  }
}

/** Whether an actor has not proved who they are. */
function isStranger(actor: string): boolean {
  return actor === 'nobody' || actor.startsWith('name:')
}

/** A note that so many further events were only counted. */
export function omission(at: string, times: number): AuditNote {
  return {
    at,
    kind: 'omitted' satisfies AuditKind,
    actor: systemActor.id,
    address: '',
    subject: '',
    result: 'ok',
    times,
  }
}
