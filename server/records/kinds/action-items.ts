import { asc, eq } from 'drizzle-orm'
import Type, { type Static } from 'typebox'
import { itemNumber } from '#metrics/action-items/action-item.ts'
import type { ActionStep } from '#metrics/action-items/step.ts'
import { actionWords } from '#metrics/wording/action-items/states.ts'
import { dateText } from '#metrics/wording/dates.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { bodyHash } from '../../db/catalogue/catalogue-records.ts'
import { appendReferring } from '../../db/files/refer-to-files.ts'
import type { LedgerEntry } from '../../db/ledger/ledger.ts'
import type { Reader, Tables, Writer } from '../../db/store.ts'
import { recordKind } from '../record-kind.ts'
import { storedBodies } from '../stored-bodies.ts'

/** The kind of entry of each step. */
const stepKinds = {
  file: 'action-item.filed',
  assign: 'action-item.assigned',
  acknowledge: 'action-item.acknowledged',
  report: 'action-item.reported',
  finish: 'action-item.finished',
  'request-extension': 'action-item.extension-requested',
  grant: 'action-item.extension-granted',
  refuse: 'action-item.extension-refused',
  return: 'action-item.returned',
  close: 'action-item.closed',
  withdraw: 'action-item.withdrawn',
  remind: 'action-item.reminded',
} as const satisfies Readonly<Record<ActionStep['action'], string>>

const stepPrefix = 'action-item/'
const instructionWritten = 'instruction.written'
const instructionSetAside = 'instruction.set-aside'
const instructionPrefix = 'instruction/'

const payload = Type.Object({
  year: Type.Integer(),
  serial: Type.Integer(),
  on: Type.String(),
  /** The day that the step sets or asks for. */
  until: Type.Optional(Type.String()),
  sha256: Type.String(),
})

const stepRows = storedBodies('actionStep', {
  kinds: Object.values(stepKinds),
  prefix: stepPrefix,
  named: '督办事项的一步',
})

/** Instructions, and the reasons why no order was made of one: a row each. */
const instructionRows = storedBodies('instruction', {
  kinds: [instructionWritten, instructionSetAside],
  prefix: instructionPrefix,
  named: '批示',
})
const onTarget = Type.Object({ target: Type.String(), sha256: Type.String() })

/** The kind of record of a step, which is worded as the action, the number of the item, and the day that it sets or asks for. */
const stepRecord = (action: ActionStep['action']) =>
  recordKind({
    payload,
    rows: stepRows,
    words: (told) =>
      `${actionWords[action]}：${itemNumber(told)}${told.until === undefined ? '' : `（至${dateText(told.until)}）`}`,
  })

export const actionItemRecords = {
  [stepKinds.file]: stepRecord('file'),
  [stepKinds.assign]: stepRecord('assign'),
  [stepKinds.acknowledge]: stepRecord('acknowledge'),
  [stepKinds.report]: stepRecord('report'),
  [stepKinds.finish]: stepRecord('finish'),
  [stepKinds['request-extension']]: stepRecord('request-extension'),
  [stepKinds.grant]: stepRecord('grant'),
  [stepKinds.refuse]: stepRecord('refuse'),
  [stepKinds.return]: stepRecord('return'),
  [stepKinds.close]: stepRecord('close'),
  [stepKinds.withdraw]: stepRecord('withdraw'),
  [stepKinds.remind]: stepRecord('remind'),
  [instructionWritten]: recordKind({
    payload: onTarget,
    rows: instructionRows,
    words: ({ target }, _, index) => `批示：${nameOf(index, target)}`,
  }),
  [instructionSetAside]: recordKind({
    payload: onTarget,
    rows: instructionRows,
    words: ({ target }, _, index) => `批示不立项：${nameOf(index, target)}`,
  }),
}

const nameOf = (index: CatalogueIndex, target: string) => index.targets.get(target)?.record.name ?? target

/** The place of a step in its item; `step` counts from 1. */
export interface StepPlace {
  readonly item: string
  readonly year: number
  readonly serial: number
  readonly step: number
}

/** Stores a step with its ledger entry, which holds the hash of its text and refers to its files. */
export async function storeStep(
  writer: Writer,
  actor: string,
  { item, year, serial, step: place }: StepPlace,
  step: ActionStep,
): Promise<LedgerEntry> {
  const id = `${item}-${place}`
  const body = JSON.stringify(step)
  const until = step.action === 'assign' ? step.due : 'until' in step ? step.until : undefined
  const told: Static<typeof payload> = {
    year,
    serial,
    on: step.on,
    ...(until !== undefined && { until }),
    sha256: bodyHash(body),
  }
  const change = { actor, kind: stepKinds[step.action], subject: stepPrefix + id, payload: told }
  const files = 'files' in step ? (step.files ?? []) : []
  const entry = await (files.length === 0 ? writer.append(change) : appendReferring(writer, change, files))
  await writer.db
    .insert(writer.tables.actionStep)
    .values({ id, item, step: place, body, sequence: entry.sequence })
  return entry
}

/** A step, as the database and the ledger hold it. */
export interface StoredStep {
  readonly item: string
  readonly step: ActionStep
  readonly at: string
  readonly actor: string
  /** The sequence of its ledger entry. */
  readonly sequence: number
}

/** All steps of all items, those of each item in their order. */
export async function allSteps({ db, tables }: Reader): Promise<StoredStep[]> {
  const { actionStep, ledger } = tables
  const rows = await db
    .select(stepColumns(tables))
    .from(actionStep)
    .innerJoin(ledger, eq(ledger.sequence, actionStep.sequence))
    .orderBy(asc(actionStep.sequence))
  return rows.map(stepTold)
}

/** The steps of one item, in their order. */
export async function storedSteps({ db, tables }: Reader, item: string): Promise<StoredStep[]> {
  const { actionStep, ledger } = tables
  const rows = await db
    .select(stepColumns(tables))
    .from(actionStep)
    .innerJoin(ledger, eq(ledger.sequence, actionStep.sequence))
    .where(eq(actionStep.item, item))
    .orderBy(asc(actionStep.step))
  return rows.map(stepTold)
}

const stepColumns = ({ actionStep: { item, body, sequence }, ledger: { at, actor } }: Tables) => ({
  item,
  body,
  at,
  actor,
  sequence,
})

function stepTold({ body, ...row }: Omit<StoredStep, 'step'> & { readonly body: string }): StoredStep {
  return { ...row, step: JSON.parse(body) as ActionStep }
}

/** A leader's instruction on a target; `on` is the business day. */
export interface WrittenInstruction {
  readonly target: string
  readonly text: string
  readonly on: string
  readonly demoDay: string | null
}

/** Stores an instruction with its ledger entry. */
export async function storeInstruction(
  writer: Writer,
  actor: string,
  id: string,
  { target, text, on, demoDay }: WrittenInstruction,
): Promise<LedgerEntry> {
  const body = JSON.stringify({ target, text, on, demoDay })
  const payload = { target, sha256: bodyHash(body) }
  const entry = await writer.append({
    actor,
    kind: instructionWritten,
    subject: instructionPrefix + id,
    payload,
  })
  await writer.db.insert(writer.tables.instruction).values({ id, body, sequence: entry.sequence })
  return entry
}

/** The reason why no order is made of an instruction (不立项); `on` is the business day. */
export interface SetAside {
  readonly instruction: string
  readonly target: string
  readonly reason: string
  readonly on: string
}

/** Stores the reason why no order is made of an instruction, with its ledger entry. */
export async function storeSetAside(
  writer: Writer,
  actor: string,
  { instruction, target, reason, on }: SetAside,
): Promise<LedgerEntry> {
  const id = `${instruction}-set-aside`
  const body = JSON.stringify({ instruction, target, reason, on })
  const entry = await writer.append({
    actor,
    kind: instructionSetAside,
    subject: instructionPrefix + id,
    payload: { target, sha256: bodyHash(body) },
  })
  await writer.db.insert(writer.tables.instruction).values({ id, body, sequence: entry.sequence })
  return entry
}
