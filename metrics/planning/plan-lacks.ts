import type { Catalogue, TargetRecord } from '../catalogue/catalogue.ts'
import { isWithdrawn } from '../catalogue/changes/amendments.ts'
import { isComputed } from '../catalogue/formula.ts'
import { reporterNow, type Basis } from '../catalogue/indicator.ts'

/** Something that a target of a published plan still lacks. */
export interface PlanLack {
  readonly kind: 'lead' | 'reporter' | 'reviewer' | 'baseline' | 'due'
  readonly target: string
  readonly name: string
  /** What is missing and who can add it, in Chinese. */
  readonly detail: string
}

interface Known {
  /** Whether somebody may report for the organisation in the region. */
  readonly reports: (organisation: string, region: string) => boolean
  /** The regions and levels at which nobody may review an indicator: 端州区（县级）. Rule W-11. */
  readonly unreviewed: (indicator: string) => readonly string[]
  /** Whether the value from which the target is measured is approved. */
  readonly hasBaseline: (target: TargetRecord) => boolean
}

/** The bases that are measured from the beginning of the span. */
const fromBaseline: readonly Basis[] = ['stock', 'ratio', 'coverage', 'reduction']

/** What the targets of a document lack before their lights can be judged, target by target. Rule Z-4. */
export function planLacks(
  { targets, indicators, organisations }: Pick<Catalogue, 'targets' | 'indicators' | 'organisations'>,
  document: string,
  { reports, unreviewed, hasBaseline }: Known,
): PlanLack[] {
  const measured = new Map(indicators.map((one) => [one.id, one]))
  const computed = new Set(indicators.filter(isComputed).map(({ id }) => id))
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  const own = targets.filter(
    (target) => !isWithdrawn(target) && target.citations.some((one) => one.document === document),
  )
  return own.flatMap((target) => {
    const { id, name, region, basis, due, leadAssumed, baseline } = target
    const indicator = measured.get(target.indicator)
    const reporter = indicator ? reporterNow(indicator, region) : ''
    const lack = (kind: PlanLack['kind'], detail: string) => ({ kind, target: id, name, detail })
    return [
      ...(leadAssumed ? [lack('lead', '没有写明牵头单位，现按推定的单位催报，请核对。')] : []),
      ...(computed.has(target.indicator) || reports(reporter, region)
        ? []
        : [lack('reporter', `“${names.get(reporter) ?? reporter}”还没有填报员，请在“人员”新建。`)]),
      ...unreviewed(target.indicator).map((level) =>
        lack('reviewer', `${level}还没有审核员，数会停在这一级，请在“人员”新建。`),
      ),
      ...(fromBaseline.includes(basis) && baseline === undefined && !hasBaseline(target)
        ? [lack('baseline', `没有基期值，请填报起始日期前一期的数，或在计划里填基期值。`)]
        : []),
      ...(due === undefined ? [lack('due', '没有完成期限，只列出，不判灯。')] : []),
    ]
  })
}
