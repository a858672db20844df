import type { Clause, TargetRecord } from '../catalogue/catalogue.ts'
import type { Accumulation, Basis, Indicator } from '../catalogue/indicator.ts'
import type { CommitmentRow, PlanSource } from './plan-source.ts'

/** None of the five documents prints a frequency; values are owed by the 6th working day after the month. */
const REPORT_DAYS = 6

/**
 * The bases whose values are counts within a span (a range is one too: 1至2个园区). They are reported since 1 January; judging adds up the
 * year-ends of a plan of several years, so that it needs no baseline and ignores earlier counts. All other bases are levels at the month's
 * end.
 */
const SUMMED: readonly Basis[] = ['flow', 'deliverables', 'range']

/** The decimals that a reporter may enter: none for single things, four for 万座, which reach single ones, two for amounts and shares. */
const DECIMALS: Readonly<Record<string, number>> = { '%': 2, 万亩: 2, 亿元: 2, '件/万人': 2, 万座: 4 }

/** The decimals of figures in a unit, where nothing else is known of them. */
export function decimalsOfUnit(unit: string): number {
  return DECIMALS[unit] ?? (unit.includes('/') ? 2 : /^[万亿]\p{Script=Han}/u.test(unit) ? 4 : 0)
}

/** The decimals of a row: at least those that the plan itself prints (1.3, 0.9万个), and at least two where it prints any. */
function decimalsOf({ unit, value, high, baseline }: CommitmentRow): number {
  const printed = [value, high, baseline].map((number) => number?.split('.')[1]?.length ?? 0)
  return Math.max(decimalsOfUnit(unit), ...printed.map((digits) => (digits > 0 ? Math.max(digits, 2) : 0)))
}

/** The organisations that answer for a commitment, and the one that reports its indicator. */
export interface AnsweringOrganisations {
  readonly organisations: readonly string[]
  readonly leadAssumed: boolean
  readonly reporter: string
  readonly reporterAssumed: boolean
}

/** The known facts around a row. */
interface RowContext {
  readonly clause: Clause
  readonly answering: AnsweringOrganisations
  readonly source: PlanSource
}

/** The indicator of a commitment; `counties` are those of the plan's region. */
export function indicatorOf(
  row: CommitmentRow,
  { answering, source, counties }: RowContext & { readonly counties: readonly string[] },
): Indicator {
  const { formula } = row
  const isRate = formula?.kind === 'quotient' || formula?.kind === 'growth'
  const summed: Accumulation = SUMMED.includes(row.basis) && !isRate ? 'year-to-date' : 'level'
  const isShare = row.unit === '%' && (row.basis === 'coverage' || row.basis === 'ratio')
  return {
    id: `${source.place}-${row.slug}`,
    name: row.name,
    unit: row.unit,
    decimals: row.decimals ?? decimalsOf(row),
    direction: row.direction ?? 'higher',
    frequency: row.frequency ?? 'M',
    accumulation: row.accumulation ?? summed,
    ...(row.countingRule === undefined ? {} : { countingRule: { version: 1, text: row.countingRule } }),
    reportDays: row.reportDays === undefined ? REPORT_DAYS : row.reportDays,
    ...(source.reportFrom === undefined ? {} : { owedFrom: source.reportFrom }),
    ...(row.releaseMonths === undefined ? {} : { releaseMonths: row.releaseMonths }),
    ...(row.lockDays === undefined ? {} : { lockDays: row.lockDays }),
    ...collectedOf(row, source),
    ...(row.reviewLevels === undefined ? {} : { reviewLevels: row.reviewLevels }),
    reporter: answering.reporter,
    reporterAssumed: answering.reporterAssumed,
    regions: [
      ...new Set([row.region ?? source.region, ...(row.byCounty === true ? counties : (row.below ?? []))]),
    ],
    // A growth or a difference can be below zero: 处理时效 may get worse.
    ...(row.basis === 'growth' || formula?.kind === 'growth' || formula?.kind === 'difference'
      ? { negative: true }
      : {}),
    ...(isShare && row.mayExceed !== true ? { ceiling: 100 } : {}),
    ...(formula === undefined ? {} : { formula }),
    schemeAssumed: row.frequency === undefined,
    ...row.counted,
    ...(row.byCounty === true && row.byCountyStated !== true
      ? { remarks: ['区县分项系推定收集,文件未印'] }
      : {}),
  }
}

/**
 * An indicator's own days of collection, from the start of the row's span on: to the day that the row names, or for a row that is no target
 * to the end of its span. Empty for any other row.
 */
function collectedOf(
  { collectedTo, collectedOnly, start, due }: CommitmentRow,
  { span }: PlanSource,
): Pick<Indicator, 'collected'> {
  const to = collectedTo ?? (collectedOnly ? (due ?? span.due) : undefined)
  if (to === undefined) return {}
  return { collected: { from: start ?? span.start, ...(to === 'always' ? {} : { to }) } }
}

/** The target of a commitment; its span and its organisations follow from the plan and the clause. */
export function targetOf(row: CommitmentRow, { clause, answering, source }: RowContext): TargetRecord {
  const { start, assumed } = source.span
  const due = row.due ?? source.span.due
  return {
    id: `${source.place}-${due.slice(0, 4)}-${row.slug}`,
    indicator: row.indicator ?? `${source.place}-${row.slug}`,
    name: row.name,
    region: row.region ?? source.region,
    basis: row.basis,
    comparator: row.comparator,
    value: row.value,
    ...(row.high === undefined ? {} : { high: row.high }),
    start: row.start ?? start,
    ...(row.dated === 'nowhere' ? {} : { due }),
    ...(row.plan === undefined ? {} : { plan: row.plan }),
    kind: row.kind,
    spanAssumed: row.start === undefined ? assumed : row.startStated !== true,
    citations: [
      {
        document: source.id,
        clause: clause.path,
        ...(row.entry === undefined ? {} : { entry: row.entry }),
        ...(row.says === undefined ? {} : { remark: row.says }),
      },
    ],
    organisations: answering.organisations,
    leadAssumed: answering.leadAssumed,
    softeners: row.softeners ?? [],
    ...(row.force === undefined ? {} : { force: row.force }),
    ...(row.baseline === undefined ? {} : { baseline: row.baseline }),
    ...(row.denominator === undefined ? {} : { denominator: row.denominator }),
    remarks: [
      ...(row.dated === 'plan' ? [`期限未单独印出，${source.undated}`] : []),
      ...(row.parts === undefined ? [] : [`分项：${row.parts.join('、')}`]),
      ...(row.remarks ?? []),
    ],
  }
}
