import type { CataloguedTarget, CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Light } from '#metrics/catalogue/light-rule.ts'
import { catalogueChanged } from '../../db/catalogue/change-catalogue.ts'
import type { LedgerEntry } from '../../db/ledger/ledger.ts'
import { cellOfSubject, observationKinds } from '../../db/observations/observation-event.ts'
import { judge, type JudgedTarget } from '../judge.ts'
import type { View } from '../view.ts'

/** A target as it is judged at a later view, with its light at an earlier one. */
export interface ComparedLight extends Pick<JudgedTarget, 'catalogued' | 'assessment'> {
  readonly before: Light | null
}

const decisions = new Set<string>([observationKinds.approved, observationKinds.revoked])

/** The entries among these that may turn lights. */
export function entriesThatTurn(entries: readonly LedgerEntry[]): LedgerEntry[] {
  return entries.filter(({ kind }) => decisions.has(kind) || kind === catalogueChanged)
}

/** The targets whose lights these entries may have turned. */
export function targetsTouched(index: CatalogueIndex, entries: readonly LedgerEntry[]): CataloguedTarget[] {
  if (entries.some(({ kind }) => kind === catalogueChanged)) return [...index.targets.values()]
  const touched = new Set<CataloguedTarget>()
  for (const { subject } of entries) {
    const series = cellOfSubject(subject)
    for (const { indicator, region } of [series, ...index.computedFrom(series)])
      for (const target of index.targetsOn(indicator, region)) touched.add(target)
  }
  return [...touched]
}

/** The lights of targets at two views. A target that the earlier one does not have is left out. */
export async function compareLights(
  before: View,
  after: View,
  targets: readonly CataloguedTarget[],
): Promise<ComparedLight[]> {
  if (targets.length === 0) return []
  const known = targets.flatMap(({ record }) => before.index.targets.get(record.id) ?? [])
  const lights = new Map(
    (await judge(before, known)).map(({ catalogued, assessment }) => [
      catalogued.record.id,
      assessment.light,
    ]),
  )
  const judged = await judge(after, targets)
  return judged.flatMap(({ catalogued, assessment }) => {
    const light = lights.get(catalogued.record.id)
    return light === undefined ? [] : [{ catalogued, assessment, before: light }]
  })
}
