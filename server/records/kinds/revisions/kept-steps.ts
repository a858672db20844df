import { and, asc, eq, gte, inArray, isNull, lt, not, or, sql, type SQL } from 'drizzle-orm'
import { cellKey } from '#metrics/catalogue/cell-key.ts'
import type { CellName } from '../../../db/observations/newest-revision.ts'
import type { Reader } from '../../../db/store.ts'
import type { DisputeEnded, DisputeRaised, FigureRemark, FigureStep, KeptStep } from './figure-step.ts'

/** All acts, by which the index of steps is read. */
const acts: readonly FigureStep['act'][] = [
  'raised',
  'accepted',
  'rejected',
  'withdrawn',
  'asked',
  'answered',
  'entered-for',
]

/** The steps on the figures of an indicator, of one region or cell alone where they are named, oldest first. */
export function figureSteps(reader: Reader, of: Partial<CellName> = {}): Promise<KeptStep[]> {
  const beginning = beginningOf(of)
  return stepsWithin(reader, beginning === '' ? undefined : [beginning])
}

/** What the ids of the steps on these figures begin with. */
function beginningOf({ indicator, region, period }: Partial<CellName>): string {
  const names = [indicator, region, period].filter((name) => name !== undefined)
  return names.map((name) => `${name}/`).join('')
}

/** The steps whose ids begin with one of these, each of which ends in a slash, oldest first. */
async function stepsWithin(reader: Reader, beginnings: readonly string[] | undefined): Promise<KeptStep[]> {
  const { figureStep } = reader.tables
  // The sign after the slash ends what begins so, in the order of bytes.
  const within = (begins: string) =>
    and(gte(figureStep.id, begins), lt(figureStep.id, `${begins.slice(0, -1)}0`))
  return stepsWhere(reader, beginnings && or(...beginnings.map(within)))
}

async function stepsWhere({ db, tables }: Reader, condition: SQL | undefined): Promise<KeptStep[]> {
  const { figureStep, ledger } = tables
  const found = await db
    .select({ body: figureStep.body, sequence: figureStep.sequence, actor: ledger.actor, at: ledger.at })
    .from(figureStep)
    .innerJoin(ledger, eq(ledger.sequence, figureStep.sequence))
    .where(condition)
    .orderBy(asc(figureStep.sequence))
  return found.map(({ body, ...kept }) => ({ ...(JSON.parse(body) as FigureStep), ...kept }))
}

/** The raising of each dispute that nobody has ended, oldest first. An earlier release, which may run beside this one, tells no acts of its rows. */
export async function openDisputes(reader: Reader): Promise<KeptDispute[]> {
  const { figureStep } = reader.tables
  const { act, sequence } = figureStep
  const isEnded = sql`exists (select 1 from ${figureStep} later where later.ends = ${sequence})`
  const steps = await stepsWhere(reader, or(isNull(act), and(eq(act, 'raised'), not(isEnded))))
  return disputesAmong(steps).filter(({ ended }) => !ended)
}

/** The dispute of this id, which is the sequence of its raising; undefined where there is none. */
export async function disputeById(reader: Reader, id: number): Promise<KeptDispute | undefined> {
  const { act, ends, sequence } = reader.tables.figureStep
  const isRaising = and(eq(act, 'raised'), eq(sequence, id))
  const steps = await stepsWhere(reader, or(isNull(act), isRaising, eq(ends, id)))
  return disputesAmong(steps).find(({ raised }) => raised.sequence === id)
}

/** The steps since an instant, with what they answer or end, oldest first. */
export async function stepsSince(reader: Reader, since: string): Promise<KeptStep[]> {
  const { db, tables } = reader
  const { act, sequence } = tables.figureStep
  const [first] = await db
    .select({ sequence: tables.ledger.sequence })
    .from(tables.ledger)
    .where(gte(tables.ledger.at, since))
    .orderBy(asc(tables.ledger.at), asc(tables.ledger.sequence))
    .limit(1)
  if (!first) return []
  const fresh = await stepsWhere(
    reader,
    or(isNull(act), and(inArray(act, [...acts]), gte(sequence, first.sequence))),
  )
  const raised = fresh.flatMap((one) => ('of' in one ? [one.of] : []))
  const asked = fresh.filter((one) => one.act === 'answered')
  const before = [
    ...(raised.length === 0 ? [] : await stepsWhere(reader, inArray(sequence, raised))),
    ...(asked.length === 0 ? [] : await stepsWithin(reader, asked.map(beginningOf))),
  ]
  const all = new Map([...before, ...fresh].map((one) => [one.sequence, one]))
  return [...all.values()].sort((a, b) => a.sequence - b.sequence)
}

/** A dispute with its end, if it has one. */
export interface KeptDispute {
  readonly raised: KeptStep<DisputeRaised>
  readonly ended: KeptStep<DisputeEnded> | undefined
}

/** The disputes among steps, in the order of their raising. */
export function disputesAmong(steps: readonly KeptStep[]): KeptDispute[] {
  const ends = new Map(steps.flatMap((one) => ('of' in one ? [[one.of, one] as const] : [])))
  return steps.flatMap((one) =>
    one.act === 'raised' ? [{ raised: one, ended: ends.get(one.sequence) }] : [],
  )
}

/** The facts of a dispute by which its guards are judged; `author` entered the approved revision that is disputed. */
export function disputeFacts({ raised, ended }: KeptDispute, author: string | undefined) {
  const { indicator, region, actor: disputer } = raised
  return { indicator, region, disputer, author, state: ended?.act ?? ('open' as const) }
}

/** A question with the last answer after it, if there is one. */
export interface KeptQuestion {
  readonly asked: KeptStep<FigureRemark>
  readonly answered: KeptStep<FigureRemark> | undefined
}

/** The last question on each cell among steps, by the key of the cell. */
export function lastQuestions(steps: readonly KeptStep[]): ReadonlyMap<string, KeptQuestion> {
  const found = new Map<string, KeptQuestion>()
  for (const one of steps) {
    const key = cellKey(one)
    const open = found.get(key)
    if (one.act === 'asked') found.set(key, { asked: one, answered: undefined })
    else if (one.act === 'answered' && open) found.set(key, { ...open, answered: one })
  }
  return found
}

/** The most indicators whose steps one statement reads. */
const together = 50

/** The last question on each of these cells. */
export async function questionsOn(
  reader: Reader,
  cells: readonly CellName[],
): Promise<(cell: CellName) => KeptQuestion | undefined> {
  const indicators = [...new Set(cells.map(({ indicator }) => indicator))]
  const steps: KeptStep[] = []
  for (let first = 0; first < indicators.length; first += together)
    steps.push(
      ...(await stepsWithin(
        reader,
        indicators.slice(first, first + together).map((id) => `${id}/`),
      )),
    )
  const questions = lastQuestions(steps)
  return (cell) => questions.get(cellKey(cell))
}
