import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { placedName } from '#metrics/catalogue/organisation-names.ts'
import type { OpeningBasis } from '#server/contract/action-items.ts'

/** Who an order would be with: the organisation that answers, for another where that is no more, and who there could sign. */
export interface Signing {
  readonly name: string
  /** What the organisation was called that was chosen, where another has taken over from it. */
  readonly chosen: string | null
  readonly people: readonly string[]
}

/** Who would sign an order to an organisation; undefined while that is not known. Rule X-8. */
export function signingOf(
  index: CatalogueIndex | null | undefined,
  basis: OpeningBasis | undefined,
  unit: string | undefined,
): Signing | undefined {
  const chosen = index?.organisations.get(unit ?? '')
  const answers = index?.organisations.get(index.successorOf(unit ?? ''))
  if (!index || !basis || !chosen || !answers) return undefined
  return {
    name: placedName(index, answers),
    chosen: answers === chosen ? null : placedName(index, chosen),
    people: basis.signers.find(({ organisation }) => organisation === answers.id)?.people ?? [],
  }
}

/** Nobody could, and that is known. */
export const nobodyCouldSign = (signing: Signing | undefined) => signing?.people.length === 0
