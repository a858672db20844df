import type { CatalogueIndex, CataloguedTarget } from '../catalogue/catalogue-index.ts'
import { computedFrom } from '../catalogue/formula.ts'

/** The targets that a change of the catalogue may judge differently, before and after it. */
export interface JudgedOtherwise {
  readonly before: readonly CataloguedTarget[]
  /** The targets after the change, without dropped ones. */
  readonly after: readonly CataloguedTarget[]
}

/**
 * The targets that another catalogue may judge differently. They are all targets where the light rule or the calendar differs, otherwise
 * those that differ themselves, in their indicator or in one from which it is computed, and dropped ones. New targets were never judged.
 * Both catalogues are those of the day `at`. Rule Z-12.
 */
export function judgedOtherwise(before: CatalogueIndex, after: CatalogueIndex, at: string): JudgedOtherwise {
  const sameRule =
    isAlike(before.lightRuleAt(at), after.lightRuleAt(at)) && isAlike(before.calendar, after.calendar)
  const reckoned = reckonedOtherwise(before, after)
  const other = [...before.targets.values()].filter(({ record, target }) => {
    const next = after.targets.get(record.id)
    return !sameRule || !next || reckoned.has(record.indicator) || !isAlike(target, next.target)
  })
  return { before: other, after: other.flatMap(({ record }) => after.targets.get(record.id) ?? []) }
}

/** The computed indicators that depend on an indicator which another catalogue reads or computes differently. */
function reckonedOtherwise(before: CatalogueIndex, after: CatalogueIndex): ReadonlySet<string> {
  const changed = [...before.indicators.values()].filter(
    (one) => !isAlike(one, after.indicators.get(one.id) ?? {}),
  )
  return new Set(
    changed.flatMap(({ id }) => [before, after].flatMap(({ indicators }) => computedFrom(indicators, id))),
  )
}

function isAlike(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
