import { documentsFromSigning } from '#metrics/catalogue/changes/from-signing.ts'
import { judgedChanges, type RecordChanged } from '#metrics/consequences/judged-changes.ts'
import {
  catalogueWith,
  newestRecords,
  recordKey,
  type CatalogueRecord,
  type CatalogueRow,
  withdrawn,
} from '../db/catalogue/catalogue-records.ts'
import { changeCatalogue } from '../db/catalogue/change-catalogue.ts'
import { refuseChangeUnderValues } from '../db/catalogue/refuse-change-under-values.ts'
import type { Writer } from '../db/store.ts'
import { AppError } from '../errors.ts'
import { allProposals, storeProposalStep, type ProposedChange } from './kinds/catalogue/proposals.ts'

/** The outcome of a change: in force, or a proposal. */
export interface ChangeOutcome {
  readonly sequence: number
  readonly proposal: string | null
}

interface ChangeTerms {
  /** Whether changes that lights depend on need a second person. */
  readonly twoPersons: boolean
  readonly actor: string
  readonly at: string
}

/**
 * Changes the catalogue at once, or makes a proposal of a change on which two people must agree. Rule Z-9. @throws AppError
 * indicator-has-values, conflict where a proposal on the same record waits
 */
export async function changeOrPropose(
  writer: Writer,
  { twoPersons, actor, at }: ChangeTerms,
  change: ProposedChange,
): Promise<ChangeOutcome> {
  const { title, draft: _, ...asked } = change
  const kept = await newestRecords(writer)
  const changes = change.records.map((record) => changedBy(kept, record))
  const countsFromSigning = (document: string) => documentsFromSigning(catalogueWith(kept)).has(document)
  if (!twoPersons || judgedChanges(changes, countsFromSigning).length === 0)
    return {
      sequence: await changeCatalogue(writer, { actor, origin: 'administrator', ...asked }),
      proposal: null,
    }
  await refuseChangeUnderValues(writer, change.records)
  const all = await allProposals(writer)
  if (all.some(({ made, decided }) => !decided && made.change.subject === change.subject))
    throw new AppError(
      'conflict',
      `“${title}”已有一项变更在等第二人确认，请先确认、不同意或收回，再提出新的。`,
    )
  const proposal = String(all.length + 1)
  const { sequence } = await storeProposalStep(writer, title, {
    proposal,
    by: actor,
    at,
    step: 'proposed',
    change,
  })
  return { sequence, proposal }
}

/** A new version of a record together with the version that it replaces. */
export function changedBy(kept: ReadonlyMap<string, CatalogueRow>, record: CatalogueRecord): RecordChanged {
  const body = kept.get(recordKey(record))?.body ?? withdrawn
  return {
    kind: record.kind,
    id: record.id,
    before: JSON.parse(body) as object | null,
    after: JSON.parse(record.body) as object | null,
  }
}
