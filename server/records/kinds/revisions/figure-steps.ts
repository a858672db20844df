import { and, asc, eq, gte, inArray, isNull, lt, not, or, sql, type SQL } from 'drizzle-orm'
import Type from 'typebox'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { cellKey } from '#metrics/catalogue/cell-key.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { formatPeriodText } from '#metrics/wording/periods.ts'
import { bodyHash } from '../../../db/catalogue/catalogue-records.ts'
import type { LedgerEntry } from '../../../db/ledger/ledger.ts'
import { subjectOf } from '../../../db/observations/observation-event.ts'
import type { CellName } from '../../../db/observations/newest-revision.ts'
import type { Reader, Writer } from '../../../db/store.ts'
import { recordKind } from '../../record-kind.ts'
import { storedBodies } from '../../stored-bodies.ts'

/** The raising of a dispute with the approved revision that stood then. */
export interface DisputeRaised extends CellName {
  readonly act: 'raised'
  /** The organisation that disputes; null for a person without one. */
  readonly organisation: string | null
  readonly revision: number
  readonly value: string
  /** Why the approved value is wrong, and how the other was found. */
  readonly reason: string
  readonly method: string
}

/** The end of a dispute; `of` is the sequence of its raising, `revision` the one that an accepted value became. */
export interface DisputeEnded extends CellName {
  readonly act: 'accepted' | 'rejected' | 'withdrawn'
  readonly of: number
  readonly reason?: string
  readonly revision?: number
}

/** A question of a reviewer on a figure, or an answer of who reports it. */
export interface FigureRemark extends CellName {
  readonly act: 'asked' | 'answered'
  readonly text: string
}

export type FigureStep = DisputeRaised | DisputeEnded | FigureRemark
/** A step as it is kept: with its entry, its author and its time. */
export type KeptStep<Step extends FigureStep = FigureStep> = Step &
  Pick<LedgerEntry, 'sequence' | 'actor' | 'at'>

const kinds = {
  raised: 'dispute.raised',
  accepted: 'dispute.accepted',
  rejected: 'dispute.rejected',
  withdrawn: 'dispute.withdrawn',
  asked: 'figure.asked',
  answered: 'figure.answered',
} as const

const prefix = 'figure-step/'
const rows = storedBodies('figureStep', { kinds: Object.values(kinds), prefix, named: '数据的异议或问答' })

const cell = { indicator: Type.String(), region: Type.String(), period: Type.String() }
const ended = Type.Object({ ...cell, reason: Type.Optional(Type.String()), sha256: Type.String() })

const remarkKind = (act: string) =>
  recordKind({
    payload: Type.Object({ ...cell, text: Type.String(), sha256: Type.String() }),
    rows,
    words: ({ text, ...of }, _, index) => `${act}${cellWords(index, of)}：${text}`,
  })

const endedKind = (act: string) =>
  recordKind({
    payload: ended,
    rows,
    words: ({ reason, ...of }, _, index) => {
      return `${act}对${cellWords(index, of)}的异议${reason === undefined ? '' : `，原因：${reason}`}`
    },
  })

export const figureStepRecords = {
  [kinds.raised]: recordKind({
    payload: Type.Object({
      ...cell,
      organisation: Type.Union([Type.String(), Type.Null()]),
      value: Type.String(),
      reason: Type.String(),
      sha256: Type.String(),
    }),
    rows,
    words: ({ organisation, value, reason, ...of }, _, index) => {
      const by = organisation === null ? '' : nameOfOrganisation(index, organisation)
      const unit = index.indicators.get(of.indicator)?.unit ?? ''
      return `${by}对${cellWords(index, of)}提出异议，认为是 ${value}${unit}：${reason}`
    },
  }),
  [kinds.accepted]: endedKind('采纳'),
  [kinds.rejected]: endedKind('不采纳'),
  [kinds.withdrawn]: endedKind('收回'),
  [kinds.asked]: remarkKind('询问'),
  [kinds.answered]: remarkKind('答复'),
}

function cellWords({ indicators, regions }: CatalogueIndex, { indicator, region, period }: CellName): string {
  const names = [regions.get(region)?.name ?? region, indicators.get(indicator)?.name ?? indicator]
  return [...names, formatPeriodText(period)].join(' ')
}

/** Stores a step with its ledger entry, which holds the hash of its text. @returns the entry */
export async function storeFigureStep(writer: Writer, actor: string, step: FigureStep): Promise<LedgerEntry> {
  const { indicator, region, period } = step
  const before = await figureSteps(writer, { indicator, region, period })
  const id = subjectOf({ indicator, region, period, revision: before.length + 1 })
  const body = JSON.stringify(step)
  const told = { indicator, region, period, sha256: bodyHash(body) }
  const entry = await writer.append({ actor, subject: prefix + id, ...entryOf(step, told) })
  const ends = 'of' in step ? step.of : null
  await writer.db
    .insert(writer.tables.figureStep)
    .values({ id, body, sequence: entry.sequence, act: step.act, ends })
  return entry
}

/** The kind and the payload of a step's entry. */
function entryOf(step: FigureStep, told: CellName & { readonly sha256: string }) {
  if (step.act === 'raised') {
    const { organisation, value, reason } = step
    return { kind: kinds.raised, payload: { ...told, organisation, value, reason } }
  }
  if ('text' in step) return { kind: kinds[step.act], payload: { ...told, text: step.text } }
  const { act, reason } = step
  return { kind: kinds[act], payload: { ...told, ...(reason !== undefined && { reason }) } }
}

/** The steps on the figures of an indicator, of one region or cell alone where they are named, oldest first. */
export function figureSteps(reader: Reader, of: Partial<CellName> = {}): Promise<KeptStep[]> {
  const names = [of.indicator, of.region, of.period].filter((name) => name !== undefined)
  return stepsWithin(reader, names.length === 0 ? undefined : [names.map((name) => `${name}/`).join('')])
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
  const acts = Object.keys(kinds) as FigureStep['act'][]
  const fresh = await stepsWhere(
    reader,
    or(isNull(act), and(inArray(act, acts), gte(sequence, first.sequence))),
  )
  const raised = fresh.flatMap((one) => ('of' in one ? [one.of] : []))
  const asked = fresh.filter((one) => one.act === 'answered')
  const before = [
    ...(raised.length === 0 ? [] : await stepsWhere(reader, inArray(sequence, raised))),
    ...(asked.length === 0
      ? []
      : await stepsWithin(
          reader,
          asked.map(({ indicator, region, period }) => `${indicator}/${region}/${period}/`),
        )),
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
