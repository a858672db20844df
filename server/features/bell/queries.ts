import { and, asc, eq, gte, inArray, lt, ne, or } from 'drizzle-orm'
import type { DecisionRow } from '../../db/observations/decision.ts'
import type { Reader, Tables, Writer } from '../../db/store.ts'

export type BellRow = Tables['bell']['$inferSelect']

/** The row of a person's bell; undefined before its first change. */
export async function bellOf({ db, tables: { bell } }: Reader, person: string): Promise<BellRow | undefined> {
  const [row] = await db.select().from(bell).where(eq(bell.person, person))
  return row
}

export async function putBell({ db, tables: { bell } }: Writer, row: BellRow): Promise<void> {
  const { person, ...set } = row
  await db
    .insert(bell)
    .values({ person, ...set })
    .onConflictDoUpdate({ target: bell.person, set })
}

/** Decisions with these verdicts on figures of these indicators since an instant, made by others than this actor; oldest first. */
export async function decisionsByOthers(
  { db, tables: { decision } }: Reader,
  asked: {
    readonly indicators: readonly string[]
    readonly verdicts: readonly string[]
    readonly actor: string
    readonly since: string
  },
): Promise<DecisionRow[]> {
  if (asked.indicators.length === 0) return []
  return db
    .select()
    .from(decision)
    .where(
      and(
        inArray(decision.indicator, [...asked.indicators]),
        inArray(decision.verdict, [...asked.verdicts]),
        ne(decision.actor, asked.actor),
        gte(decision.at, asked.since),
      ),
    )
    .orderBy(decision.sequence)
}

/** A narrative that a meeting asks for and nobody has answered; its entry is that of the asking, or of the last reminder. */
export interface AskedNarrative {
  readonly meeting: string
  readonly title: string
  readonly target: string
  readonly organisation: string
  readonly due: string
  readonly asked: { readonly actor: string }
  readonly sequence: number
  readonly at: string
}

const narrativePart = 'narrative/'
const reminderPart = 'narrative-told/'

/** The unanswered narratives of all meetings that were neither held nor cancelled. Two queries. */
export async function narrativesAsked({ db, tables }: Reader): Promise<AskedNarrative[]> {
  const { meetingPart, ledger } = tables
  const { meeting, part, body } = meetingPart
  const rows = await db
    .select({ meeting, part, body, sequence: meetingPart.sequence, at: ledger.at, payload: ledger.payload })
    .from(meetingPart)
    .innerJoin(ledger, eq(ledger.sequence, meetingPart.sequence))
    .where(
      or(
        and(gte(part, narrativePart), lt(part, 'narrative0')),
        and(gte(part, reminderPart), lt(part, 'narrative-told0')),
        inArray(part, ['held', 'cancelled', 'closed']),
      ),
    )
    .orderBy(asc(meetingPart.sequence))
  const isOver = new Set(rows.filter((row) => !row.part.includes('/')).map((row) => row.meeting))
  const newest = new Map(rows.map((row) => [`${row.meeting} ${row.part}`, row]))
  return [...newest.values()].flatMap((row) => {
    if (isOver.has(row.meeting) || !row.part.startsWith(narrativePart)) return []
    const told = JSON.parse(row.body) as Pick<AskedNarrative, 'organisation' | 'due' | 'asked'> & {
      readonly answer: object | null
    }
    if (told.answer !== null) return []
    const target = row.part.slice(narrativePart.length)
    const reminded = newest.get(`${row.meeting} ${reminderPart}${target}`)
    const { sequence, at } = reminded && reminded.sequence > row.sequence ? reminded : row
    const { title } = JSON.parse(row.payload) as { readonly title: string }
    const { organisation, due, asked } = told
    return [{ meeting: row.meeting, title, target, organisation, due, asked, sequence, at }]
  })
}
