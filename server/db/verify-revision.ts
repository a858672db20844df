import { and, eq, sql } from 'drizzle-orm'
import type { LedgerEntry } from './ledger.ts'
import { eventOf, observationKinds, subjectOf, type ObservationEvent } from './observation-event.ts'
import type { ObservationRow } from './observation-row.ts'
import { prepared } from './prepared.ts'
import type { Reader } from './store.ts'

const revision = prepared(({ db, tables: { observation } }) =>
  db
    .select()
    .from(observation)
    .where(
      and(
        eq(observation.indicator, sql.placeholder('indicator')),
        eq(observation.region, sql.placeholder('region')),
        eq(observation.period, sql.placeholder('period')),
        eq(observation.revision, sql.placeholder('revision')),
      ),
    ),
)

/** How the stored revision differs from what its ledger entry says; undefined where they agree in every column. */
export async function faultOfEvent(reader: Reader, entry: LedgerEntry): Promise<string | undefined> {
  const { returnReason = null, ...event } = JSON.parse(entry.payload) as ObservationEvent
  const { indicator, region, period } = event
  const name = `数据 ${subjectOf(event)}`
  const [row] = await revision(reader).execute({ indicator, region, period, revision: event.revision })
  if (!row) return `${name} 不见了`
  const content = columnsThatDiffer(contentOf(row), event)
  const made = entry.sequence === row.sequence
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
    return { actor, at, state: 'draft', submittedSequence: null, ...undecided }
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
  const state = entry.kind === observationKinds.approved ? 'approved' : 'returned'
  const { sequence: decidedSequence, actor, at: decidedAt } = entry
  return { state, decidedSequence, decidedBy: actor, decidedAt, returnReason }
}

function columnsThatDiffer<T extends object>(stored: T, told: Partial<T>): string[] {
  const keys = Object.keys(told) as (keyof T & string)[]
  return keys.filter((key) => JSON.stringify(stored[key]) !== JSON.stringify(told[key]))
}
