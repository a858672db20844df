import type { Catalogue, Citation } from '../catalogue/catalogue.ts'

/** A reference to an entry of the hand-made catalogue in its remarks: 000-B01, or 003 for a whole document. */
const reference = /(?<![\d.])(00\d)(?:-([A-D]\d\d))?(?![\d.])/g

/**
 * The catalogue with the name of each referenced entry: readers of a remark have no list of entries. Within its own document an entry is
 * “its name”, elsewhere 数字肇庆2024“its name”. @throws Error where an entry is in no document, which is a fault of the program
 */
export function nameEntries(catalogue: Catalogue): Catalogue {
  const { documents, targets, milestones } = catalogue
  const names = new Map(
    [...targets, ...milestones].flatMap(({ name, citations }) =>
      citations.map(({ entry }) => [entry, name] as const),
    ),
  )
  const named = (text: string, here: string | undefined): string =>
    text.replace(reference, (entry, code: string, item: string | undefined) => {
      const document = documents.find((one) => one.code === code)
      const name = item === undefined ? '' : names.get(entry)
      if (document === undefined || name === undefined) throw new Error(`No entry ${entry}: ${text}`)
      const quoted = name === '' ? '' : `“${name.replaceAll('“', '‘').replaceAll('”', '’')}”`
      return document.id === here && quoted !== '' ? quoted : document.shortTitle + quoted
    })
  const remarked = <T extends { readonly remarks: readonly string[] }>(one: T, here?: string): T => ({
    ...one,
    remarks: one.remarks.map((remark) => named(remark, here)),
  })
  const cited = (citation: Citation): Citation =>
    citation.remark === undefined
      ? citation
      : { ...citation, remark: named(citation.remark, citation.document) }
  return {
    ...catalogue,
    documents: documents.map((document) => ({
      ...remarked(document, document.id),
      clauses: document.clauses.map((clause) => remarked(clause, document.id)),
      duties: document.duties.map((duty) => remarked(duty, document.id)),
    })),
    targets: targets.map((target) => ({
      ...remarked(target, target.citations[0]?.document),
      citations: target.citations.map(cited),
    })),
    milestones: milestones.map((milestone) => ({
      ...remarked(milestone, milestone.citations[0]?.document),
      citations: milestone.citations.map(cited),
    })),
  }
}
