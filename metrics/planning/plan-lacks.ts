import type { Catalogue, TargetRecord } from '../catalogue/catalogue.ts'
import { isWithdrawn } from '../catalogue/changes/amendments.ts'
import { isComputed } from '../catalogue/formula.ts'
import type { Basis } from '../catalogue/indicator.ts'

/** Something that a target of a published plan still lacks. */
export interface PlanLack {
  readonly kind: 'lead' | 'reporter' | 'baseline' | 'due'
  readonly target: string
  readonly name: string
  /** What is missing and who can add it, in Chinese. */
  readonly detail: string
}

interface Known {
  /** Whether somebody may report for the organisation in the region. */
  readonly reports: (organisation: string, region: string) => boolean
  /** Whether the value from which the target is measured is approved. */
  readonly hasBaseline: (target: TargetRecord) => boolean
}

/** The bases that are measured from the beginning of the span. */
const fromBaseline: readonly Basis[] = ['stock', 'ratio', 'coverage', 'reduction']

/** What the targets of a document lack before their lights can be judged, target by target. Rule Z-4. */
export function planLacks(
  { targets, indicators, organisations }: Pick<Catalogue, 'targets' | 'indicators' | 'organisations'>,
  document: string,
  { reports, hasBaseline }: Known,
): PlanLack[] {
  const reporters = new Map(indicators.map(({ id, reporter }) => [id, reporter]))
  const computed = new Set(indicators.filter(isComputed).map(({ id }) => id))
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  const own = targets.filter(
    (target) => !isWithdrawn(target) && target.citations.some((one) => one.document === document),
  )
  return own.flatMap((target) => {
    const { id, name, region, basis, due, leadAssumed, baseline } = target
    const reporter = reporters.get(target.indicator) ?? ''
    const lack = (kind: PlanLack['kind'], detail: string) => ({ kind, target: id, name, detail })
    return [
      ...(leadAssumed ? [lack('lead', '没有写明牵头单位，现按推定的单位催报，请核对。')] : []),
      ...(computed.has(target.indicator) || reports(reporter, region)
        ? []
        : [lack('reporter', `“${names.get(reporter) ?? reporter}”还没有填报员，请在“人员”新建。`)]),
      ...(fromBaseline.includes(basis) && baseline === undefined && !hasBaseline(target)
        ? [lack('baseline', `没有基期值，请填报起始日期前一期的数，或在计划里填基期值。`)]
        : []),
      ...(due === undefined ? [lack('due', '没有完成期限，只列出，不判灯。')] : []),
    ]
  })
}
