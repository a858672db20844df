import type { CataloguedTarget, CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { formatPeriod } from '#metrics/period.ts'
import { catalogueChanged } from '../../db/catalogue/change-catalogue.ts'
import type { LedgerEntry } from '../../db/ledger/ledger.ts'
import { cellOfSubject, observationKinds } from '../../db/observations/observation-event.ts'
import { judge } from '../../judging/judge.ts'
import type { View } from '../../judging/view.ts'
import type { Happening } from './cloud-event.ts'

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

/**
 * An event for each target whose light differs between an earlier view and a later one, and one for each target that became overdue. `id`
 * identifies the cause.
 */
export async function lightsTurned(
  before: View,
  after: View,
  targets: readonly CataloguedTarget[],
  { id, time }: { readonly id: string; readonly time: string },
): Promise<Happening[]> {
  if (targets.length === 0) return []
  const known = targets.flatMap(({ record }) => before.index.targets.get(record.id) ?? [])
  const lightBefore = new Map(
    (await judge(before, known)).map(({ catalogued, assessment }) => [
      catalogued.record.id,
      assessment.light,
    ]),
  )
  const now = await judge(after, targets)
  return now.flatMap(({ catalogued: { record, target }, assessment }): Happening[] => {
    const from = lightBefore.get(record.id) ?? null
    const to = assessment.light
    if (from === to || !lightBefore.has(record.id)) return []
    const subject = `target/${record.id}`
    const told = { subject, sequencedBy: subject, time }
    const { name, region, indicator } = record
    const { value, period, gap, demo, overdueSince, overdueDays } = assessment
    const data = {
      ...{ target: record.id, name, region, indicator, unit: target.indicator.unit },
      ...{ from, to, at: after.at, value, gap, demo, rule: assessment.rule },
      period: period && formatPeriod(period, 'sdmx'),
    }
    const turned: Happening = { ...told, kind: 'light.turned', id: `light-${record.id}-${id}`, data }
    if (to !== 'overdue') return [turned]
    const late = { ...data, deadline: overdueSince?.deadline ?? null, overdueDays }
    return [turned, { ...told, kind: 'reporting.overdue', id: `overdue-${record.id}-${id}`, data: late }]
  })
}
