import { asc, desc, eq } from 'drizzle-orm'
import type { ActionStep } from '#metrics/action-items/step.ts'
import type { SetAside, WrittenInstruction } from '../../records/kinds/action-items.ts'
import type { Reader, Tables } from '../../db/store.ts'

/** A step as the database and the ledger tell of it. */
export interface StoredStep {
  readonly item: string
  readonly step: ActionStep
  readonly at: string
  readonly actor: string
  /** Of its entry of the ledger. */
  readonly sequence: number
}

/** All steps of all items, each item's in their order. */
export async function allSteps({ db, tables }: Reader): Promise<StoredStep[]> {
  const { actionStep, ledger } = tables
  const rows = await db
    .select(told(tables))
    .from(actionStep)
    .innerJoin(ledger, eq(ledger.sequence, actionStep.sequence))
    .orderBy(asc(actionStep.sequence))
  return rows.map(read)
}

/** The steps of one item, in their order. */
export async function storedSteps({ db, tables }: Reader, item: string): Promise<StoredStep[]> {
  const { actionStep, ledger } = tables
  const rows = await db
    .select(told(tables))
    .from(actionStep)
    .innerJoin(ledger, eq(ledger.sequence, actionStep.sequence))
    .where(eq(actionStep.item, item))
    .orderBy(asc(actionStep.step))
  return rows.map(read)
}

const told = ({ actionStep: { item, body, sequence }, ledger: { at, actor } }: Tables) => ({
  item,
  body,
  at,
  actor,
  sequence,
})

function read({ body, ...row }: Omit<StoredStep, 'step'> & { readonly body: string }): StoredStep {
  return { ...row, step: JSON.parse(body) as ActionStep }
}

/** What was written on a target, as the database and the ledger tell of it. */
export interface StoredInstruction extends WrittenInstruction {
  readonly id: string
  readonly at: string
  readonly actor: string
  /** Why no item is made of it, if it was set aside. */
  readonly setAside: Pick<StoredSetAside, 'reason' | 'on' | 'at' | 'actor'> | null
}

type StoredSetAside = SetAside & Pick<StoredStep, 'at' | 'actor'>

/** All instructions, the newest first, each with why it was set aside, if it was. */
export async function allInstructions({
  db,
  tables: { instruction, ledger },
}: Reader): Promise<StoredInstruction[]> {
  const rows = await db
    .select({ id: instruction.id, body: instruction.body, at: ledger.at, actor: ledger.actor })
    .from(instruction)
    .innerJoin(ledger, eq(ledger.sequence, instruction.sequence))
    .orderBy(desc(instruction.sequence))
  const told = rows.map(({ body, ...row }) => ({
    ...row,
    ...(JSON.parse(body) as WrittenInstruction | SetAside),
  }))
  const asides = new Map<string, StoredSetAside>()
  for (const one of told) if ('instruction' in one) asides.set(one.instruction, one)
  return told.flatMap((one) =>
    'instruction' in one ? [] : [{ ...one, setAside: asides.get(one.id) ?? null }],
  )
}
