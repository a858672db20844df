import { desc, eq } from 'drizzle-orm'
import type { SetAside, StoredStep, WrittenInstruction } from '../../records/kinds/action-items.ts'
import type { Reader } from '../../db/store.ts'

/** An instruction on a target, as the database and the ledger hold it. */
export interface StoredInstruction extends WrittenInstruction {
  readonly id: string
  readonly at: string
  readonly actor: string
  /** Why no order is made of the instruction, if somebody decided so. */
  readonly setAside: Pick<StoredSetAside, 'reason' | 'on' | 'at' | 'actor'> | null
}

type StoredSetAside = SetAside & Pick<StoredStep, 'at' | 'actor'>

/** All instructions, the newest first, each with the reason why no order is made of it, if there is one. */
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
