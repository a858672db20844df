import type { Catalogue, TargetRecord } from '../catalogue.ts'
import { amendingDocuments, withoutAmendments } from './amendments.ts'

type Planned = Pick<Catalogue, 'documents' | 'targets' | 'regions'>

/**
 * The documents whose targets and amendments are in force from the day on which they were signed: those that amend targets, and later ones
 * that hand a target down to regions below it. Rule T-4.
 */
export function documentsFromSigning(catalogue: Planned): ReadonlySet<string> {
  return new Set([...amendingDocuments(catalogue.targets), ...handingDown(catalogue)])
}

/** The days of signing of `documentsFromSigning`; documents without a printed day are left out, and are always in force. */
export function signingDays(catalogue: Planned): readonly {
  readonly document: string
  readonly from: string
}[] {
  const dated = documentsFromSigning(catalogue)
  return catalogue.documents.flatMap(({ id, signed }) =>
    signed !== undefined && dated.has(id) ? [{ document: id, from: signed }] : [],
  )
}

/** The targets before some documents were signed: without their amendments, and without what they brought. */
export function beforeSigning(
  targets: readonly TargetRecord[],
  documents: ReadonlySet<string>,
): readonly TargetRecord[] {
  return targets
    .filter((target) => !documents.has(broughtBy(target)))
    .map((target) => withoutAmendments(target, documents))
}

/** The document that brought a target: the first that it cites. */
const broughtBy = ({ citations }: TargetRecord) => citations[0]?.document ?? ''

/**
 * The documents that hand a target down: an earlier document has a target on the same indicator in a region above, and they themselves
 * have none there. A document without a day counts as earlier.
 */
function handingDown({ documents, targets, regions }: Planned): string[] {
  const signed = new Map(documents.map((document) => [document.id, document.signed]))
  const parents = new Map(regions.map(({ code, parent }) => [code, parent]))
  const isAbove = (region: string, below: string) => {
    for (let code = parents.get(below); code !== undefined; code = parents.get(code))
      if (code === region) return true
    return false
  }
  return [...Map.groupBy(targets, ({ indicator }) => indicator).values()].flatMap((onOne) =>
    onOne.flatMap((target) => {
      const [own, above] = [broughtBy(target), onOne.filter(({ region }) => isAbove(region, target.region))]
      const isHanded =
        above.every((whole) => broughtBy(whole) !== own) &&
        above.some((whole) => (signed.get(broughtBy(whole)) ?? '') < (signed.get(own) ?? ''))
      return isHanded ? [own] : []
    }),
  )
}
