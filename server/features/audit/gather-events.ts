import { systemActor } from '../../access/actor.ts'
import { auditKindWord, type AuditKind } from '#metrics/wording/installation/audit.ts'
import type { Clock } from '../../clock.ts'
import type { AuditNote } from '../../records/accounts/audit/audit-entry.ts'

/** An event of the audit log, before its time is set. */
export type AuditEvent = Omit<AuditNote, 'at' | 'times'>

/**
 * The most different events of a kind that are noted in a minute: of one actor, of what one actor takes (exports, downloads), of all
 * strangers together, of what other websites made strangers ask, and of everybody. Each kind has places of its own, so that refusals crowd
 * out no export and no guessed password. Further events are only counted, so that repeated requests cannot fill the disk.
 */
const most = { one: 60, taken: 600, strangers: 120, crossSite: 30, all: 3_000 } as const
/** The most addresses that are counted of what was left out. */
const mostAddresses = 1_000
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
  const ofKinds = new Map<string, number>()
  const omitted = new Map<string, Omitted>()

  function note(event: AuditEvent): void {
    const key = JSON.stringify(event)
    const known = ofMinute.get(key)
    if (known) {
      ofMinute.set(key, { ...known, at: now(), times: known.times + 1 })
      return
    }
    const { holder, limit } = placesOf(event)
    const place = `${holder} ${event.kind} ${limit}`
    const count = counts.get(place) ?? 0
    const ofKind = ofKinds.get(event.kind) ?? 0
    if (count >= limit || ofKind >= most.all) {
      const known = omitted.get(place) ?? { kind: event.kind, holder, times: 0, addresses: new Set() }
      if (known.addresses.size < mostAddresses) known.addresses.add(event.address)
      omitted.set(place, { ...known, times: known.times + 1 })
      return
    }
    counts.set(place, count + 1)
    ofKinds.set(event.kind, ofKind + 1)
    ofMinute.set(key, { ...event, at: now(), times: 0 })
    ready.push({ ...event, at: now(), times: 1 })
  }

  function endMinute(): void {
    for (const again of ofMinute.values()) if (again.times > 0) ready.push(again)
    for (const left of omitted.values()) ready.push(omission(now(), left.times, left))
    for (const counted of [ofMinute, counts, ofKinds, omitted]) counted.clear()
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

/** The events of one kind and holder that were left out in a minute. */
interface Omitted {
  readonly kind: string
  readonly holder: string
  readonly times: number
  readonly addresses: Set<string>
}

/** Who shares the places of an event, and how many there are. Other websites' requests of strangers have places apart. */
function placesOf({ actor, kind, result }: AuditEvent): { holder: string; limit: number } {
  const holder = isStranger(actor) ? 'nobody' : actor
  if (kind === 'export' || kind === 'download') return { holder, limit: most.taken }
  if (holder !== 'nobody') return { holder, limit: most.one }
  return { holder, limit: result === 'cross-site' ? most.crossSite : most.strangers }
}

/** Whether an actor has not proved who they are. */
function isStranger(actor: string): boolean {
  return actor === 'nobody' || actor.startsWith('name:')
}

/** A note that so many further events were only counted; with the holder, kind and addresses of events that were too many. */
export function omission(at: string, times: number, left?: Omitted): AuditNote {
  const [address = '', ...others] = left?.addresses ?? []
  return {
    at,
    kind: 'omitted' satisfies AuditKind,
    actor: left?.holder ?? systemActor.id,
    address: others.length === 0 ? address : '',
    subject: left ? `${auditKindWord(left.kind)}，来自 ${others.length + 1} 个地址` : '',
    result: 'ok',
    times,
  }
}
