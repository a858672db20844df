import { asc, eq, gte } from 'drizzle-orm'
import { bodyHash } from '../../db/catalogue/catalogue-records.ts'
import type { LedgerEntry } from '../../db/ledger/ledger.ts'
import type { NewEntry, Reader, Writer } from '../../db/store.ts'

/** The tables of what needs a second person: its opening and the decision on it, a row each. */
type StepTable = 'accountStep' | 'proposalStep'

/** A step with the sequence of its ledger entry. */
export type SequencedStep<Step> = Step & { readonly sequence: number }

/** Stores a step with its ledger entry, which is made with the hash of the step's text. */
export async function storeStepWithEntry(
  writer: Writer,
  table: StepTable,
  { id, step }: { readonly id: string; readonly step: object },
  entryWith: (sha256: string) => NewEntry,
): Promise<LedgerEntry> {
  const body = JSON.stringify(step)
  const entry = await writer.append(entryWith(bodyHash(body)))
  await writer.db.insert(writer.tables[table]).values({ id, body, sequence: entry.sequence })
  return entry
}

/** All openings since an instant, each with the decision on it, in the order of the openings. */
export async function openingsDecided<Step, Opening extends Step>(
  { db, tables: { ledger, ...tables } }: Reader,
  table: StepTable,
  { isOpening, idOf }: { isOpening: (step: Step) => step is Opening; idOf: (step: Step) => string },
  since = '',
): Promise<
  {
    readonly opening: SequencedStep<Opening>
    readonly decided: SequencedStep<Exclude<Step, Opening>> | undefined
  }[]
> {
  const rows = await db
    .select({ body: tables[table].body, sequence: ledger.sequence })
    .from(tables[table])
    .innerJoin(ledger, eq(ledger.sequence, tables[table].sequence))
    .where(gte(ledger.at, since))
    .orderBy(asc(tables[table].sequence))
  const steps = rows.map(({ body, sequence }) => ({ ...(JSON.parse(body) as Step), sequence }))
  const decisions = new Map(
    steps.flatMap((step) =>
      isOpening(step) ? [] : [[idOf(step), step as SequencedStep<Exclude<Step, Opening>>] as const],
    ),
  )
  return steps.flatMap((step) =>
    isOpening(step) ? [{ opening: step, decided: decisions.get(idOf(step)) }] : [],
  )
}
