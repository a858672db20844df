import type { CatalogueIndex, CataloguedTarget } from '../catalogue/catalogue-index.ts'

/** Which targets a change of the catalogue has judged by something else, as they are before it and after. */
export interface JudgedOtherwise {
  readonly before: readonly CataloguedTarget[]
  /** Without those that go. */
  readonly after: readonly CataloguedTarget[]
}

/**
 * The targets of one catalogue that another judges by other words: by another rule all, else those that differ themselves or in
 * their indicator, and those that go. What is new was never judged. Both stand on the day `at`. Rule Z-12.
 */
export function judgedOtherwise(before: CatalogueIndex, after: CatalogueIndex, at: string): JudgedOtherwise {
  const sameRule = isAlike(before.lightRuleAt(at), after.lightRuleAt(at))
  const other = [...before.targets.values()].filter(({ record, target }) => {
    const next = after.targets.get(record.id)
    return !sameRule || !next || !isAlike(target, next.target)
  })
  return { before: other, after: other.flatMap(({ record }) => after.targets.get(record.id) ?? []) }
}

function isAlike(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
