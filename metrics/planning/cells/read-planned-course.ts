import type { Basis } from '../../catalogue/indicator.ts'
import type { PlannedCourse } from '../../catalogue/target.ts'
import type { TargetDraft } from '../plan-draft.ts'
import type { DraftCells } from './draft-cells.ts'
import { Decimal } from '../../numbers/decimal.ts'
import { readDay } from './read-day.ts'
import { betweenSpellings } from './words-read.ts'

type PlannedPoint = Extract<PlannedCourse, { kind: 'points' }>['points'][number]

/** The target of which a planned course tells figures. */
type PlannedTarget = Pick<TargetDraft, 'value' | 'baseline'> & { readonly basis: Basis }

/** The bases that go from a baseline to the target; of others the share is that of the target's value. */
const fromBaseline: readonly Basis[] = ['stock', 'ratio', 'coverage', 'reduction']

/**
 * The planned course of a row (计划进度点). Each line names a day and the share of the way, or the figure, that is planned for it, in the order
 * of the days; undefined where there is no line.
 */
export function plannedCourseOf(
  { planned = [], between }: Pick<TargetDraft, 'planned' | 'between'>,
  cells: DraftCells,
  target?: PlannedTarget,
): PlannedCourse | undefined {
  const interpolation = cells.word('between', between, betweenSpellings) ?? 'straight'
  const lines = planned.map((line) => line.trim()).filter((line) => line !== '')
  const points = lines.flatMap((line) => {
    const point = pointOf(line) ?? (target && figureOf(line, target))
    if (!point)
      cells.fault(
        'planned',
        `“${line}”读不出，请一条一行写成 2025年6月底 40%${target ? '；写数值的，先填基期值和目标值，数值在两者之间' : ''}。`,
      )
    return point ?? []
  })
  const back = points.findIndex(({ date, share }, at) => {
    const before = points[at - 1]
    return before !== undefined && (date <= before.date || share < before.share)
  })
  if (back > 0) cells.fault('planned', `“${lines[back]!}”不在前一条之后，请按日期从早到晚、进度从低到高写。`)
  return points.length === 0 ? undefined : { kind: 'points', interpolation, points }
}

function pointOf(line: string): PlannedPoint | undefined {
  const text = line.normalize('NFKC').trim()
  const [whole = '', percent = ''] = /(\d{1,3}(?:\.\d{1,6})?)%$/.exec(text) ?? []
  const day = text
    .slice(0, text.length - whole.length)
    .trim()
    .replace(/[:,]$/, '')
  const date = whole === '' ? undefined : readDay(day, 'due')
  return date === undefined || Number(percent) > 100 ? undefined : { date, share: Number(percent) / 100 }
}

const plain = (text: string) => text.normalize('NFKC').trim().replaceAll(',', '')

/** A point that is told as a figure: 2025年6月底 900. Its share is that of the way from the baseline, or of the amount. */
function figureOf(line: string, { basis, value, baseline }: PlannedTarget): PlannedPoint | undefined {
  const parts = line.normalize('NFKC').trim().split(/\s+/)
  const figure = (text = '') => new Decimal(/^-?\d+(?:\.\d+)?$/.test(plain(text)) ? plain(text) : NaN)
  const at = figure(parts.pop())
  const from = fromBaseline.includes(basis) ? figure(baseline) : new Decimal(0)
  // Rounded down, so that who reaches the figure has reached the point.
  const share = at
    .minus(from)
    .dividedBy(figure(value).minus(from))
    .toDecimalPlaces(12, Decimal.ROUND_DOWN)
    .toNumber()
  const date = readDay(parts.join(' ').replace(/[:,]$/, ''), 'due')
  return date !== undefined && share >= 0 && share <= 1 ? { date, share } : undefined
}

/** The lines of a planned course as its cell holds them. */
export function plannedLines(plan: PlannedCourse): readonly string[] {
  if (plan.kind !== 'points') return []
  return plan.points.map(({ date, share }) => `${date} ${Number((share * 100).toFixed(6))}%`)
}
