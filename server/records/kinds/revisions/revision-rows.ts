import { actWords } from '#metrics/wording/reporting/acts.ts'
import { aliasedTable, and, asc, eq, gt, isNotNull, isNull, ne, notInArray, or, sql } from 'drizzle-orm'
import type { LedgerEntry } from '../../../db/ledger/ledger.ts'
import {
  eventOf,
  observationKinds,
  subjectOf,
  type ObservationEvent,
  type RevisionEvent,
} from '../../../db/observations/observation-event.ts'
import { stateLeft } from '../../../db/observations/as-known.ts'
import type { ObservationRow } from '../../../db/observations/observation-row.ts'
import { prepared } from '../../../db/statements/prepared.ts'
import type { Reader } from '../../../db/store.ts'
import type { RecordFault, RecordRows } from '../../record-kind.ts'
import {
  cutDecisions,
  decisionKinds,
  decisionsStored,
  decisionToldBy,
  faultOfDecision,
  unrecordedDecision,
} from './decision-rows.ts'
import { columnsThatDiffer, eventToldBy, toldBy } from './observation-entry.ts'

/**
 * Revisions of cells and the decisions on them: the entry that brought a revision tells its whole content, and each decision has an entry
 * of its own.
 */
export const revisionRows = {
  tables: ['observation', 'decision'],
  faultOfEntries: async (reader, entries) => {
    const stored = await revisionsToldBy(reader, entries)
    const decisions = await decisionsStored(reader, entries)
    for (const entry of entries) {
      const fault = faultOfEvent(stored, entry) ?? faultOfDecision(decisions, entry)
      if (fault !== undefined) return { sequence: entry.sequence, fault }
    }
    return undefined
  },
  faultOfRows: async (reader) => (await unrecordedRevision(reader)) ?? (await unrecordedDecision(reader)),
  cut: async (reader, last) => {
    const { db, tables } = reader
    await db.delete(tables.observation).where(gt(tables.observation.sequence, last))
    await cutDecisions(reader, last)
  },
} as const satisfies RecordRows

/** A revision without a ledger entry, or with a state that the entry of its decision does not tell. */
async function unrecordedRevision({
  db,
  tables: { observation, ledger },
}: Reader): Promise<RecordFault | undefined> {
  const decision = aliasedTable(ledger, 'decision')
  const subject = sql`${observation.indicator} || '/' || ${observation.region} || '/' || ${observation.period} || '/' || ${observation.revision}`
  const [revision] = await db
    .select({ sequence: observation.sequence, subject: sql<string>`${subject}` })
    .from(observation)
    .leftJoin(ledger, eq(ledger.sequence, observation.sequence))
    .leftJoin(decision, eq(decision.sequence, observation.decidedSequence))
    .where(
      or(
        isNull(ledger.sequence),
        ne(ledger.subject, subject),
        and(
          isNull(observation.decidedSequence),
          sql`${observation.state} in ('in-review', 'cleared', 'approved', 'returned', 'withdrawn')`,
        ),
        and(
          isNotNull(observation.decidedSequence),
          or(
            isNull(decision.sequence),
            ne(decision.subject, subject),
            notInArray(decision.kind, decisionKinds),
            ne(observation.state, stateLeft(sql`replace(${decision.kind}, 'observation.', '')`)),
          ),
        ),
      ),
    )
    .orderBy(asc(observation.sequence))
    .limit(1)
  return revision && { sequence: revision.sequence, fault: `数据 ${revision.subject} 底账中没有` }
}

/** The number of revisions that are read at a time, since a query for each would take most of a verification. */
const atOnce = 100

const revisions = prepared(({ db, tables: { observation } }) => {
  const { indicator, region, period, revision } = observation
  const keys = Array.from({ length: atOnce }, (_, place) => {
    const part = (name: string) => sql.placeholder(`${name}${place}`)
    return sql`(${part('indicator')}, ${part('region')}, ${part('period')}, cast(${part('revision')} as integer))`
  })
  return db
    .select()
    .from(observation)
    .where(sql`(${indicator}, ${region}, ${period}, ${revision}) in (values ${sql.join(keys, sql`, `)})`)
})

/** The stored revisions of these entries of observations, by subject. */
async function revisionsToldBy(
  reader: Reader,
  entries: readonly LedgerEntry[],
): Promise<ReadonlyMap<string, ObservationRow>> {
  const stored = new Map<string, ObservationRow>()
  for (let from = 0; from < entries.length; from += atOnce) {
    const events = entries.slice(from, from + atOnce).map(eventToldBy)
    for (const row of await revisions(reader).execute(keysOf(events))) stored.set(subjectOf(row), row)
  }
  return stored
}

/** The parameters of the statement; where there are fewer revisions, the first is repeated. */
function keysOf(events: readonly ObservationEvent[]): Record<string, unknown> {
  const keys: Record<string, unknown> = {}
  for (let place = 0; place < atOnce; place += 1) {
    const { indicator, region, period, revision } = (events[place] ?? events[0])!
    keys[`indicator${place}`] = indicator
    keys[`region${place}`] = region
    keys[`period${place}`] = period
    keys[`revision${place}`] = revision
  }
  return keys
}

/** The difference between a stored revision and its ledger entry; undefined where all columns agree. */
function faultOfEvent(stored: ReadonlyMap<string, ObservationRow>, entry: LedgerEntry): string | undefined {
  const { event, told: decided } = toldBy(entry)
  const subject = subjectOf(event)
  const name = `数据 ${subject}`
  const row = stored.get(subject)
  if (!row) return `${name} 不见了`
  const made = entry.sequence === row.sequence
  const ownAct = made || !isOwn(entry, row) ? undefined : ownActs.get(entry.kind)
  if (ownAct !== undefined) return `${name} 由填报者本人${ownAct}`
  // The entry that brought a revision tells all of it: an optional field that it lacks is null. An old entry on a decision may lack fields.
  const told = made ? { numerator: null, denominator: null, correction: null, ...event } : event
  const { numerator, denominator, correction } = row
  const content = columnsThatDiffer({ ...contentOf(row), numerator, denominator, correction }, told)
  const workflow = columnsThatDiffer(row, made ? madeBy(entry, row) : decidedBy(entry, row, decided.reason))
  const altered = [...content, ...workflow]
  return altered.length === 0 ? undefined : `${name} 被改动：${altered.join('、')}`
}

/** Acts of a reviewer on own figures that a verification refuses; the program allows nobody these. */
const ownActs: ReadonlyMap<string, string> = new Map([
  [observationKinds.endorsed, actWords.endorse],
  [observationKinds.cleared, actWords.clear],
  [observationKinds.approved, actWords.approve],
  [observationKinds.revoked, actWords.revoke],
])

/** Whether an entry is an act of a person on an own figure. */
function isOwn({ actor }: LedgerEntry, row: ObservationRow): boolean {
  return actor === row.actor && actor.startsWith('person:')
}

/** The content of a row; unreadable findings count as altered ones. */
function contentOf(row: ObservationRow): RevisionEvent {
  try {
    return eventOf(row)
  } catch {
    return { ...eventOf({ ...row, findings: null }), findings: [] }
  }
}

/** Whether a revision stands by a decision after an entry: that decision's entry then tells its state. */
function decidedAfter({ sequence }: LedgerEntry, { decidedSequence }: ObservationRow): boolean {
  return decidedSequence !== null && decidedSequence > sequence
}

/** The workflow columns that the entry of a revision tells. */
function madeBy(entry: LedgerEntry, row: ObservationRow): Partial<ObservationRow> {
  const { kind, sequence, at, actor } = entry
  const drafted = kind === observationKinds.draft
  const entered = { actor, at, submittedSequence: drafted ? null : sequence }
  if (decisionToldBy(entry) || decidedAfter(entry, row)) return { ...entered, ...decidedBy(entry, row, null) }
  const undecided = { decidedSequence: null, decidedBy: null, decidedAt: null, returnReason: null }
  return { ...entered, state: drafted ? 'draft' : 'submitted', ...undecided }
}

/** The workflow columns that the entry of a decision tells; none where a later decision exists. */
function decidedBy(
  entry: LedgerEntry,
  row: ObservationRow,
  returnReason: string | null,
): Partial<ObservationRow> {
  if (decidedAfter(entry, row)) return {}
  const { sequence: decidedSequence, actor, at: decidedAt } = entry
  const state = decisionToldBy(entry)?.to ?? 'no decision'
  return { state, decidedSequence, decidedBy: actor, decidedAt, returnReason }
}
