import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { placedName } from '#metrics/catalogue/organisation-names.ts'
import type { OpeningBasis } from '#server/contract/action-items.ts'

/** The organisation that an order would go to, which may have taken over from the chosen one, and the people there who could sign. */
export interface Signing {
  readonly name: string
  /** The name of the chosen organisation if another has taken over from it, else null. */
  readonly chosen: string | null
  readonly people: readonly string[]
}

/** The organisation and people that would sign an order; undefined while they are unknown. Rule X-8. */
export function signingOf(
  index: CatalogueIndex | null | undefined,
  basis: OpeningBasis | undefined,
  id: string | undefined,
): Signing | undefined {
  const chosen = index?.organisations.get(id ?? '')
  const answers = index?.organisations.get(index.successorOf(id ?? ''))
  if (!index || !basis || !chosen || !answers) return undefined
  return {
    name: placedName(index, answers),
    chosen: answers === chosen ? null : placedName(index, chosen),
    people: basis.signers.find(({ organisation }) => organisation === answers.id)?.people ?? [],
  }
}

/** Whether it is known that nobody could sign the order. */
export const nobodyCouldSign = (signing: Signing | undefined) => signing?.people.length === 0
