import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { organisationWords } from '#metrics/catalogue/organisation-names.ts'
import { hasWords } from '../components/choices/has-words.ts'
import type {
  Citation,
  Clause,
  Duty,
  Milestone,
  PolicyDocument,
  TargetRecord,
} from '#metrics/catalogue/catalogue.ts'

/** A clause with its targets. */
export interface ClauseOutline {
  readonly clause: Clause
  readonly targets: readonly TargetRecord[]
}

/** A document as the page lists it; a search leaves only the matches. */
export interface DocumentOutline {
  readonly document: PolicyDocument
  readonly clauses: readonly ClauseOutline[]
  readonly milestones: readonly Milestone[]
  readonly duties: readonly Duty[]
  /** The number of targets and milestones that were found. */
  readonly found: number
}

/** The names of organisations; an unknown organisation is named by its id. */
export function organisationNames(index: CatalogueIndex, ids: readonly string[]): string {
  return ids.map((id) => index.organisations.get(id)?.name ?? id).join('、')
}

/** The words that organisations are found by: names, abbreviations of the documents, and everyday names. */
function wordsOf(index: CatalogueIndex, ids: readonly string[]): string {
  return ids
    .map((id) => {
      const known = index.organisations.get(id)
      return known ? organisationWords(index, known) : id
    })
    .join(' ')
}

/**
 * A document's clauses with their targets, its milestones and duties. A search keeps a record that has all words in its
 * name, clause, organisations, unit or remarks; clauses without a match are left out. With `isOwn` only the
 * targets for which it holds are kept, under their clauses.
 */
export function documentOutline(
  index: CatalogueIndex,
  document: PolicyDocument,
  sought: string,
  isOwn?: (target: string) => boolean,
): DocumentOutline {
  const finds = (...texts: (string | undefined)[]) => hasWords(texts.join(' '), sought)
  const { targets, milestones } = index.catalogue
  const clauseText = (clause: Clause) =>
    [clause.path, clause.title, wordsOf(index, [...clause.lead, ...clause.support, ...clause.joint])].join(
      ' ',
    )
  const citesHere = ({ document: cited }: Citation) => cited === document.id
  const clauses = document.clauses.flatMap((clause): ClauseOutline[] => {
    const own = targets.filter(({ citations }) =>
      citations.some((one) => citesHere(one) && one.clause === clause.path),
    )
    const found = own.filter(
      (target) =>
        (isOwn?.(target.id) ?? true) &&
        finds(
          target.name,
          clauseText(clause),
          index.indicators.get(target.indicator)?.unit,
          wordsOf(index, target.organisations),
          ...target.remarks,
          ...target.citations.map(({ entry }) => entry),
        ),
    )
    return found.length > 0 || (!isOwn && finds(clauseText(clause))) ? [{ clause, targets: found }] : []
  })
  const listed = milestones.filter(
    (milestone) =>
      !isOwn &&
      milestone.citations.some(citesHere) &&
      finds(
        milestone.name,
        wordsOf(index, milestone.organisations),
        ...milestone.remarks,
        ...milestone.citations.map(({ clause, entry }) => `${clause} ${entry ?? ''}`),
      ),
  )
  const duties = document.duties.filter(
    (duty) =>
      !isOwn &&
      finds(duty.name, duty.clause, wordsOf(index, [...duty.reporters, ...duty.recipients]), ...duty.remarks),
  )
  const found = clauses.reduce((sum, one) => sum + one.targets.length, 0) + listed.length
  return { document, clauses, milestones: listed, duties, found }
}
