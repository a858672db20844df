import { aliasedTable, and, asc, eq, gt, isNull, ne, or, sql } from 'drizzle-orm'
import type { LedgerEntry } from '../../db/ledger/ledger.ts'
import {
  eventOf,
  observationKinds,
  subjectOf,
  type ObservationEvent,
} from '../../db/observations/observation-event.ts'
import type { ObservationRow } from '../../db/observations/observation-row.ts'
import { prepared } from '../../db/statements/prepared.ts'
import type { Reader } from '../../db/store.ts'
import type { Fault, RecordRows } from '../record-kind.ts'

/** Revisions of cells: the entry that made one tells its whole content, and a decision's own entry the decision. */
export const revisionRows = {
  tables: ['observation'],
  faultOfEntries: async (reader, entries) => {
    const stored = await revisionsToldBy(reader, entries)
    for (const entry of entries) {
      const fault = faultOfEvent(stored, entry)
      if (fault !== undefined) return { sequence: entry.sequence, fault }
    }
    return undefined
  },
  faultOfRows: strayRevision,
  cut: async ({ db, tables: { observation } }, last) => {
    await db.delete(observation).where(gt(observation.sequence, last))
    const before = sql`case when ${observation.submittedSequence} is null then 'draft' else 'submitted' end`
    await db
      .update(observation)
      .set({ state: before, decidedSequence: null, decidedBy: null, decidedAt: null, returnReason: null })
      .where(gt(observation.decidedSequence, last))
  },
} as const satisfies RecordRows

/** A revision, or a decision on one, that no entry speaks of. */
async function strayRevision({ db, tables: { observation, ledger } }: Reader): Promise<Fault | undefined> {
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
          sql`${observation.state} in ('approved', 'returned', 'withdrawn')`,
          or(
            isNull(decision.sequence),
            ne(decision.subject, subject),
            ne(decision.kind, sql`'observation.' || ${observation.state}`),
          ),
        ),
        and(sql`${observation.state} in ('draft', 'submitted')`, gt(observation.decidedSequence, 0)),
      ),
    )
    .orderBy(asc(observation.sequence))
    .limit(1)
  return revision && { sequence: revision.sequence, fault: `数据 ${revision.subject} 底账中没有` }
}

/** Revisions that are read at a time: a query for each would take most of a verification. */
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

/** The stored revisions that these entries of observations tell of, by subject. */
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

/** Where there are fewer than the statement asks for, it asks for the first again. */
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

function eventToldBy({ payload }: LedgerEntry): ObservationEvent {
  return JSON.parse(payload) as ObservationEvent
}

/** How the stored revision differs from what its ledger entry says; undefined where they agree in every column. */
function faultOfEvent(stored: ReadonlyMap<string, ObservationRow>, entry: LedgerEntry): string | undefined {
  const { returnReason = null, ...event } = eventToldBy(entry)
  const subject = subjectOf(event)
  const name = `数据 ${subject}`
  const row = stored.get(subject)
  if (!row) return `${name} 不见了`
  const made = entry.sequence === row.sequence
  // The entry that made a revision tells of its parts, or that it has none; a decision by the release before tells nothing.
  const told = made ? { numerator: null, denominator: null, ...event } : event
  const { numerator, denominator } = row
  const content = columnsThatDiffer({ ...contentOf(row), numerator, denominator }, told)
  const workflow = made
    ? columnsThatDiffer(row, madeBy(entry, row))
    : columnsThatDiffer(row, decidedBy(entry, returnReason))
  const altered = [...content, ...workflow]
  return altered.length === 0 ? undefined : `${name} 被改动：${altered.join('、')}`
}

/** Unreadable findings are altered findings. */
function contentOf(row: ObservationRow): Omit<ObservationEvent, 'returnReason'> {
  try {
    return eventOf(row)
  } catch {
    return { ...eventOf({ ...row, findings: null }), findings: [] }
  }
}

/** What the entry that brought a revision says of its workflow columns; a later decision has its own entry. */
function madeBy({ kind, sequence, at, actor }: LedgerEntry, row: ObservationRow): Partial<ObservationRow> {
  if (kind === observationKinds.draft) {
    const drafted = { actor, at, submittedSequence: null }
    return row.decidedSequence === null ? { ...drafted, state: 'draft', ...undecided } : drafted
  }
  if (kind === observationKinds.approved) {
    const decided = { decidedSequence: sequence, decidedBy: actor, decidedAt: at, returnReason: null }
    return { actor, at, state: 'approved', submittedSequence: sequence, ...decided }
  }
  const submitted = { actor, at, submittedSequence: sequence }
  return row.decidedSequence === null ? { ...submitted, state: 'submitted', ...undecided } : submitted
}

const undecided = { decidedSequence: null, decidedBy: null, decidedAt: null, returnReason: null }

function decidedBy(entry: LedgerEntry, returnReason: string | null): Partial<ObservationRow> {
  const state = stateToldBy(entry)
  const { sequence: decidedSequence, actor, at: decidedAt } = entry
  return { state, decidedSequence, decidedBy: actor, decidedAt, returnReason }
}

/** What became of a revision by an entry after its own: approved, returned, or as a draft withdrawn. */
function stateToldBy({ kind }: LedgerEntry): string {
  if (kind === observationKinds.approved) return 'approved'
  return kind === observationKinds.withdrawn ? 'withdrawn' : 'returned'
}

function columnsThatDiffer<T extends object>(stored: T, told: Partial<T>): string[] {
  const keys = Object.keys(told) as (keyof T & string)[]
  return keys.filter((key) => JSON.stringify(stored[key]) !== JSON.stringify(told[key]))
}
