import { asc } from 'drizzle-orm'
import { bodyHash } from '../../db/catalogue/catalogue-records.ts'
import type { LedgerEntry } from '../../db/ledger/ledger.ts'
import type { NewEntry, Reader, Writer } from '../../db/store.ts'

/** The tables of what needs a second person: its opening and the decision on it, a row each. */
type StepTable = 'accountStep' | 'proposalStep'

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

/** All openings, each with the decision on it, in the order of the openings. */
export async function openingsDecided<Step, Opening extends Step>(
  { db, tables }: Reader,
  table: StepTable,
  { isOpening, idOf }: { isOpening: (step: Step) => step is Opening; idOf: (step: Step) => string },
): Promise<{ readonly opening: Opening; readonly decided: Exclude<Step, Opening> | undefined }[]> {
  const rows = await db
    .select({ body: tables[table].body })
    .from(tables[table])
    .orderBy(asc(tables[table].sequence))
  const steps = rows.map(({ body }) => JSON.parse(body) as Step)
  const decisions = new Map(
    steps.flatMap((step) => (isOpening(step) ? [] : [[idOf(step), step as Exclude<Step, Opening>] as const])),
  )
  return steps.flatMap((step) =>
    isOpening(step) ? [{ opening: step, decided: decisions.get(idOf(step)) }] : [],
  )
}
