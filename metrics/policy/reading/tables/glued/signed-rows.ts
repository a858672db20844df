import type { TextSpan } from '../../sentences.ts'
import { per, scale, units } from '../../figures/units.ts'
import type { FigureComparator } from '../../figures/commitment-of.ts'
import type { RowFigure } from '../row-figure.ts'

/** The head of a table in one line with a single column of goals: 指标名称计量单位2020 年目标值资料来源, 监测指标单位权重目标值. */
const head =
  /指标(?:名称)?(?:(?:计量)?单位)?(?<ahead>权重)?(?:(?<year>(?:19|20)\d\d) ?年?)?(?:目标|规划|计划)值?(?<behind>权重)?/g

/** A goal with its sign, which tells it from the numbers of rows: ≥ 15; or in words: 翻一番. */
const goal = /(?<sign>[<>=≥≤≧≦]) {0,2}(?<run>\d[\d.]{0,14})|翻(?<twice>一|两)?番/dg
const unitAtEnd = new RegExp(`(?<![A-Za-z])((?:${scale})?(?:${units})(?:${per})?)$`)
const unitBehind = new RegExp(`^ ?(?:${scale})?(?:${units})(?:${per})?`)
/** The source of the row before, which runs into a name: 省统计局城镇化率. */
const source = /^ {0,2}[\u4e00-\u9fa5]{0,8}?(?:局|厅|委|办|院|总队|部)(?: ?\/ ?[\u4e00-\u9fa5]{2,4}局)?/
/** The weight of a row before its goal: 元4.0≥57000. */
const weightAhead = /\d{1,2}(?:\.\d)?$/
const decimal = /^(?:0|[1-9]\d*)(?:\.\d+)?$/

const signs: Readonly<Record<string, FigureComparator>> = {
  ...{ '<': '<', '>': '>', '=': '=', '≥': '>=', '≧': '>=', '≤': '<=', '≦': '<=' },
}
/** The fewest rows that make such a table, and of one that states neither a year nor weights. */
const [least, leastBare] = [3, 6]
const doubtOfRun = '原表各列连在一起，目标值与权重、序号按位数分开，请核对'
const doubtOfWords = '未印数字，基期值须补'

/** Where the weights of a table stand. */
type Weights = 'ahead' | 'behind' | undefined

/** The targets of tables that a converter left in one line, whose goals have signs: 1 城镇化率% ≥ 72省统计局2 研发占比% ≥ 2.8. */
export function readSignedRows(text: string): { figures: RowFigure[]; spans: TextSpan[] } {
  const figures: RowFigure[] = []
  const spans: TextSpan[] = []
  const heads = [...text.matchAll(head)]
  for (const [place, { 0: words, index, groups }] of heads.entries()) {
    const { year, ahead, behind } = groups!
    const weights = ahead ? 'ahead' : behind ? 'behind' : undefined
    const from = index + words.length
    const next = heads[place + 1]?.index ?? text.length
    const line = text.slice(from, next).indexOf('\n')
    const end = line < 0 ? next : from + line
    const rows = rowsOf(text.slice(from, end), from, weights)
    if (rows.length < (year || weights ? least : leastBare)) continue
    spans.push({ start: index, end })
    figures.push(...rows.map((row, at) => ({ ...row, ...(year && { deadline: year }), row: at + 1 })))
  }
  return { figures, spans }
}

function rowsOf(body: string, from: number, weights: Weights): Omit<RowFigure, 'row'>[] {
  let number = 0
  let last = { end: 0, name: '', unit: '' }
  return [...body.matchAll(goal)].flatMap((found) => {
    const before = body.slice(last.end, found.index).trimEnd()
    const mark = markIn(before, number + 1)
    number = mark?.number ?? number
    const printed = mark ? before.slice(mark.end) : before.replace(source, '')
    const own = weights === 'ahead' ? printed.replace(weightAhead, '') : printed
    const unit = unitAtEnd.exec(own)?.[1]
    const name = own
      .slice(0, own.length - (unit?.length ?? 0))
      .trim()
      .replace(/^[/（(]\s?|\s?[（(-]$/g, '')
    const run: string | undefined = found.groups!['run']
    const after = found.index + found[0].length
    const read: DividedRun | undefined =
      run === undefined
        ? undefined
        : valueOf(run, number + 1, { weights, unit, beyond: body.slice(after, after + 1) })
    const value = read?.value
    const [start] = found.indices!.groups!['run'] ?? [found.index]
    const end = start + (value ?? found[0]).length
    const behind = unitBehind.exec(body.slice(end, end + 8))?.[0].trim()
    last = {
      // The number of the next row follows the weight.
      end: start + (read?.whole ?? found[0]).length,
      name: name || last.name,
      unit: unit ?? (weights ? undefined : behind) ?? (name === '' ? last.unit : ''),
    }
    if (last.name === '') return []
    const place = { start: from + start, end: from + end, name: last.name }
    return [
      value === undefined
        ? {
            ...place,
            comparator: '>=',
            value: found.groups!['twice'] === '两' ? '4' : '2',
            unit: '倍',
            doubt: doubtOfWords,
          }
        : {
            ...place,
            comparator: signs[found.groups!['sign']!]!,
            value,
            unit: last.unit,
            ...(weights && { doubt: doubtOfRun }),
          },
    ]
  })
}

/** The number of a row before its name, the next one or that after it, and the place at which the name begins. */
function markIn(before: string, next: number): { readonly number: number; readonly end: number } | undefined {
  for (const number of [next, next + 1]) {
    const found = new RegExp(`(?:^|[^\\d.])(${number}[.、．]?) ?(?=[\\u4e00-\\u9fa5A-Za-z“])`).exec(before)
    if (found) return { number, end: found.index + found[0].length }
  }
  return undefined
}

/** What a run of digits begins with: the goal, and the goal with its weight. */
interface DividedRun {
  readonly value: string
  readonly whole: string
}

/**
 * The goal at the beginning of a run of digits, which may go on with the row's weight and the number of the next row: 3400052.
 */
function valueOf(
  run: string,
  next: number,
  {
    weights,
    unit,
    beyond,
  }: { readonly weights: Weights; readonly unit: string | undefined; readonly beyond: string },
): DividedRun {
  const printed = run.endsWith('.') ? run.slice(0, -1) : run
  const mayRunOn = run.endsWith('.') || weights !== undefined || beyond === ' '
  const rest =
    mayRunOn && printed.endsWith(String(next)) && printed.length > String(next).length
      ? printed.slice(0, -String(next).length)
      : printed
  if (weights !== 'behind') return { value: rest, whole: rest }
  // A share of two digits is likelier whole than a digit and a weight.
  const least = unit === '%' || unit === '‰' ? 2 : 1
  const weighed = [rest.slice(0, -1), rest.slice(0, -2)].find(
    (value, place) =>
      decimal.test(value) &&
      value.length >= least &&
      rest[value.length] !== '0' &&
      !(place === 1 && rest.includes('.')),
  )
  return { value: weighed ?? rest, whole: rest }
}
