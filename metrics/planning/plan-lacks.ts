import type { Catalogue, TargetRecord } from '../catalogue/catalogue.ts'
import { isWithdrawn } from '../catalogue/changes/amendments.ts'
import { isComputed, reportedUnder } from '../catalogue/formula.ts'
import { reporterNow, type Basis, type Indicator } from '../catalogue/indicator.ts'

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
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  const own = targets.filter(
    (target) => !isWithdrawn(target) && target.citations.some((one) => one.document === document),
  )
  const targeted = new Set(own.map(({ indicator }) => indicator))
  /** What somebody must report for a target: its indicator, or what a computed one is made of, as far as that is no target itself. */
  const reportedFor = (indicator: Indicator): readonly Indicator[] =>
    isComputed(indicator)
      ? reportedUnder(measured, indicator.id)
          .filter((one) => !targeted.has(one))
          .map((one) => measured.get(one)!)
      : [indicator]
  return own.flatMap((target) => {
    const { id, name, region, basis, due, leadAssumed, baseline } = target
    const indicator = measured.get(target.indicator)
    const silent = indicator
      ? reportedFor(indicator).flatMap((one) =>
          (one === indicator ? [region, ...one.regions] : [region])
            .map((place) => ({ place, reporter: reporterNow(one, place) }))
            .filter(({ place, reporter }) => !reports(reporter, place))
            .map(({ reporter }) => ({ of: one === indicator ? '' : `${one.name}：`, reporter })),
        )
      : [{ of: '', reporter: '' }].filter(({ reporter }) => !reports(reporter, region))
    const unreported = silent.map(({ of, reporter }) => `${of}“${names.get(reporter) ?? reporter}”`)
    const lack = (kind: PlanLack['kind'], detail: string) => ({ kind, target: id, name, detail })
    return [
      ...(leadAssumed ? [lack('lead', '没有写明牵头单位，现按推定的单位催报，请核对。')] : []),
      ...[...new Set(unreported)].map((who) => lack('reporter', `${who}还没有填报员，请在“人员”新建。`)),
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
