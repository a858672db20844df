import { hasRight, rightNames, rightsOfRole, roles, type Right, type Role } from '../../contract/rights.ts'
import { observationKinds } from '../../db/observations/observation-event.ts'
import type { LedgerEntry } from '../../db/ledger/ledger.ts'
import { readPayload } from '../../db/ledger/read-payload.ts'
import { accountRowsOf } from './accounts.ts'
import { accountStated, toldAfter, type AccountTold } from './account-rows.ts'

/** The time, in milliseconds, within which an act may be stored that began before its actor's right ended. */
const underWay = 600_000

/** The right that an act needs. */
interface ActNeed {
  readonly right: Right
  /** Another right that does as well. */
  readonly orRight?: Right
  /** The right by which a token, or a collector that was granted it, may do the same. */
  readonly ofPrograms?: Right
  /** Whether the act may be carried out long after it was decided, as of a table of history that a job releases. */
  readonly isLate?: true
}

const review = { right: 'review' } as const
const ofHistory = { right: 'review', ofPrograms: 'publish', isLate: true } as const
const authorize = { right: 'authorize' } as const
const administer = { right: 'administer' } as const
const ofRemotes = { right: 'convene', orRight: 'administer' } as const

/**
 * The kinds of acts of which a verification asks whether the actor had the right; entering and taking back figures, and acts on the
 * catalogue, meetings and orders are not among them.
 */
const needs: ReadonlyMap<string, ActNeed> = new Map<string, ActNeed>([
  [observationKinds.approved, { right: 'review', ofPrograms: 'publish' }],
  [observationKinds.cleared, { right: 'review', ofPrograms: 'publish' }],
  [observationKinds.endorsed, review],
  [observationKinds['sent-back'], review],
  [observationKinds.revoked, review],
  [observationKinds.returned, { right: 'review', isLate: true }],
  ['import.releasing', ofHistory],
  ['import.released', ofHistory],
  ['import.returned', ofHistory],
  ['person.created', authorize],
  ['person.changed', authorize],
  ['person.password', authorize],
  ['person.second-factor', authorize],
  ['person.unlocked', authorize],
  ['account.asked', authorize],
  ['account.confirmed', administer],
  ['account.refused', administer],
  ['token.created', authorize],
  ['token.revoked', authorize],
  ['display.confirmed', administer],
  ['display.changed', administer],
  ['display.revoked', administer],
  ['display.asked', administer],
  ['display.followed', { right: 'convene' }],
  ['remote.confirmed', ofRemotes],
  ['remote.changed', ofRemotes],
  ['remote.revoked', ofRemotes],
  ['display-profile.kept', administer],
  ['display-profile.removed', administer],
  ['map.kept', administer],
  ['map.removed', administer],
  ['webhook.kept', administer],
  ['webhook.secret', administer],
  ['webhook.removed', administer],
  ['collector.kept', administer],
  ['collector.grant-asked', administer],
  ['collector.granted', review],
  ['period.closed', administer],
  ['period.reopened', administer],
  ['proposal.confirmed', administer],
  ['proposal.refused', administer],
])

/** The acts of people on their own account that need no right. */
const ofOneself: ReadonlySet<string> = new Set(['person.password', 'person.second-factor'])

/** The parts of access that nobody changes of oneself. */
const access = ['roles', 'organisations', 'regions'] as const

/** An actor as the ledger has told it so far. */
interface Known {
  readonly told: AccountTold
  readonly rights: ReadonlySet<Right>
  /** All rights that it ever had, with the instant at which each ended; undefined while it has it. */
  readonly had: ReadonlyMap<Right, string | undefined>
}

/**
 * The fault of entries that are walked in order: the act of somebody who was unknown or disabled then, or had no right to it, a change of
 * own access, or a confirmation of what one proposed. Releases before this one allowed other acts; they wrote no entry that tells when a
 * password was set, so entries are compared after the first that does.
 */
export function actsHeld(): (entry: LedgerEntry) => string | undefined {
  const known = new Map<string, Known>()
  const proposers = new Map<string, string>()
  const releasing = new Set<string>()
  /** The revisions that a reviewer has cleared for their minute of release. */
  const cleared = new Set<string>()
  let compares = false
  let before: Pick<LedgerEntry, 'kind' | 'actor'> | undefined
  return (entry) => {
    const { kind, actor, subject } = entry
    const fault = compares ? faultOfAct() : undefined
    noteAct()
    before = entry
    return fault

    function faultOfAct(): string | undefined {
      const need = needs.get(kind)
      if (need === undefined) return undefined
      if (actor === 'system') return faultOfProgram()
      if (kind === 'person.changed' && actor === subject && changesAccess(known.get(subject)?.told, entry))
        return `${actor} 改了自己的角色、单位或地区`
      if (ofOneself.has(kind) && actor === subject) return undefined
      const opening = subject.replace(/-decided$/, '')
      if (kind.endsWith('.confirmed') && proposers.get(opening) === actor)
        return `${actor} 确认了自己提出的变更`
      return faultOfActor(need)
    }

    // The program approves by itself what was published and what is of the demo, and releases what a reviewer has cleared.
    function faultOfProgram(): string | undefined {
      if (kind !== observationKinds.approved || cleared.has(subject)) return undefined
      const { provenance } = (readPayload(entry.payload) ?? {}) as { readonly provenance?: string }
      return provenance === 'reported' ? '由系统通过，此前没有人审核' : undefined
    }

    function faultOfActor({ right, orRight, ofPrograms, isLate }: ActNeed): string | undefined {
      const one = known.get(actor)
      if (!one) return `由底账中没有的 ${actor} 所办`
      const needed = actor.startsWith('person:') ? right : ofPrograms
      const isEither = kind === 'account.confirmed' || kind === 'account.refused'
      // A change that was confirmed is carried out at once by whoever confirmed it, who may keep the system alone.
      const isConfirmed = before?.kind === 'account.confirmed' && before.actor === actor
      const rights: Right[] = [
        ...(needed === undefined ? [] : [needed]),
        ...(orRight === undefined ? [] : [orRight]),
        ...(isEither ? (['authorize'] as const) : []),
        ...(isConfirmed ? (['administer'] as const) : []),
      ]
      if (hasRight(one.rights, rights)) return undefined
      if (rights.some((each) => stillCounts(one, each, isLate === true || releasing.has(actor))))
        return undefined
      if (one.told['disabled'] === true || one.told['revoked'] === true || one.told['removed'] === true)
        return `由当时已停用的 ${actor} 所办`
      return `由当时没有“${rightNames[right]}”权限的 ${actor} 所办`
    }

    function stillCounts({ had }: Known, right: Right, isLate: boolean): boolean {
      const until = had.get(right)
      return until !== undefined && (isLate || Date.parse(until) + underWay >= Date.parse(entry.at))
    }

    function noteAct(): void {
      if (kind === observationKinds.cleared) cleared.add(subject)
      if (kind === observationKinds.approved || kind === observationKinds.revoked) cleared.delete(subject)
      if (kind === 'import.releasing') releasing.add(actor)
      if (kind === 'import.released') releasing.delete(actor)
      if (kind === 'account.asked' || kind === 'proposal.made') proposers.set(subject, actor)
      const rows = accountRowsOf(subject)
      if (!rows || !(kind === accountStated || rows.kinds.includes(kind))) return
      const one = known.get(subject)
      const told = toldAfter(rows, one?.told ?? {}, entry)
      if (!told) return void known.delete(subject)
      const rights = rightsTold(subject, told)
      const had = new Map(one?.had)
      for (const right of one?.rights ?? []) if (!rights.has(right)) had.set(right, entry.at)
      for (const right of rights) had.set(right, undefined)
      known.set(subject, { told, rights, had })
      compares ||= typeof told['setAt'] === 'string'
    }
  }
}

/** The rights of an actor by what the ledger tells; a collector with a grant may publish. */
function rightsTold(subject: string, told: AccountTold): ReadonlySet<Right> {
  if (told['disabled'] === true || told['revoked'] === true || told['removed'] === true) return new Set()
  if (subject.startsWith('person:')) {
    const held = texts(told['roles']).filter(isRole)
    return new Set(held.flatMap((role): readonly Right[] => rightsOfRole[role]))
  }
  if (subject.startsWith('token:')) return new Set(texts(told['rights']) as Right[])
  return new Set(typeof told['grantedBy'] === 'string' ? (['publish'] as const) : [])
}

/** Whether an entry changes roles, organisations or regions; what stays as it is may be told along. */
function changesAccess(before: AccountTold | undefined, { payload }: LedgerEntry): boolean {
  const change = (readPayload(payload) ?? {}) as AccountTold
  const set = (value: unknown) => JSON.stringify([...new Set(texts(value))].sort())
  return access.some((part) => change[part] !== undefined && set(change[part]) !== set(before?.[part]))
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function isRole(name: string): name is Role {
  return (roles as readonly string[]).includes(name)
}
