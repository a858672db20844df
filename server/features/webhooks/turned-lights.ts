import type { CataloguedTarget } from '#metrics/catalogue/catalogue-index.ts'
import { formatPeriod } from '#metrics/period.ts'
import { compareLights } from '../../judging/following/compare-lights.ts'
import type { View } from '../../judging/view.ts'
import type { Happening } from './cloud-event.ts'

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
  const compared = await compareLights(before, after, targets)
  return compared.flatMap(({ catalogued: { record, target }, assessment, before: from }): Happening[] => {
    const to = assessment.light
    if (from === to) return []
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
