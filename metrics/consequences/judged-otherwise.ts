import type { CatalogueIndex, CataloguedTarget } from '../catalogue/catalogue-index.ts'

/** The targets that a change of the catalogue has judged otherwise, as they are before and after it. */
export interface JudgedOtherwise {
  readonly before: readonly CataloguedTarget[]
  /** Without those that go. */
  readonly after: readonly CataloguedTarget[]
}

/**
 * The targets whose judgement rests on something else in another catalogue: all of them where the light rule differs; else those that differ themselves or in their indicator, and those that go. What is new was never judged. Both stand on the day `at`. Rule Z-12.
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
