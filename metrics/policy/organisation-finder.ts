import type { Organisation } from '../catalogue/catalogue.ts'

/**
 * Finds ids of organisations by the names that a document prints. @throws Error on an unknown name: the organisation of a target is never
 * guessed
 */
export function organisationFinder(organisations: readonly Organisation[]): (printed: string) => string {
  const ids = new Map(
    organisations.flatMap(({ id, name, aliases }) => [name, ...aliases].map((key) => [key, id])),
  )
  return (printed) => {
    const id = ids.get(printed)
    if (id === undefined) throw new Error(`no organisation is called ${printed}`)
    return id
  }
}
