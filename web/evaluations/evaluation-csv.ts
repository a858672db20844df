import { withUnit } from '#metrics/wording/side-by-side.ts'
import { roundToDigits } from '#metrics/numbers/rounding.ts'
import type { Evaluation } from '#server/contract/evaluations.ts'
import { formatPeriodText } from '#metrics/wording/periods.ts'
import { spreadsheetText } from '#metrics/wording/spreadsheet-text.ts'
import { markWords, noPointsText, noScoreText } from '#metrics/wording/judging/evaluations.ts'
import { formatShare } from '#metrics/numbers/display-digits.ts'
import { inPlaces, type EvaluationPart } from './in-places.ts'
import { figureStateWords } from '#metrics/wording/figures/states.ts'

/** Without the mark Excel reads the file as GBK. */
const byteOrderMark = '\uFEFF'

/**
 * An evaluation as a table for Excel (UTF-8 with BOM, CRLF): its description first, then one row for each subject, in
 * the order of places.
 */
export function evaluationCsv(evaluation: Evaluation): string {
  const { scheme, at, indicators, results, demo } = evaluation
  const title = [`${scheme.name}（第${scheme.version}版）`, `基准日 ${at}`, ...(demo ? ['演示数据'] : [])]
  const head = ['名次', '考核对象', '得分', '最好名次', '最差名次', '名次不变的比例', '说明']
  const columns = indicators.flatMap(({ name, unit, period }) => {
    const of = `${withUnit(name, unit)}${period === null ? '' : formatPeriodText(period)}`
    return [of, `${name}得分`, `${name}计入权重`, `${name}说明`]
  })
  const rows = inPlaces(results).map((result) => [
    result.place,
    result.name,
    result.score === null ? null : roundToDigits(result.score, scheme.decimals, 'half-up'),
    result.sensitivity?.best,
    result.sensitivity?.worst,
    result.sensitivity?.steady,
    noScoreText(result, scheme),
    ...result.parts.flatMap((part) => [part.value, part.score, part.weight, remarkOn(part)]),
  ])
  const lines = [title, [...head, ...columns], ...rows]
  return byteOrderMark + lines.map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('')
}

function remarkOn(part: EvaluationPart): string {
  return [
    part.completion !== undefined && `完成率 ${formatShare(part.completion)}`,
    noPointsText(part),
    part.mark && markWords[part.mark],
    part.pendingReview && `有新值${figureStateWords.submitted}`,
    part.demo && '演示数据',
  ]
    .filter(Boolean)
    .join('；')
}

/** A cell is quoted where needed; a text that a spreadsheet would read as a formula stays a text. */
function cellText(cell: string | number | null | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  const text = Number.isNaN(Number(cell)) ? spreadsheetText(cell) : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
