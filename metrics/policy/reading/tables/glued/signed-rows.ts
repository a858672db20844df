import type { TextSpan } from '../../sentences.ts'
import { per, scale, units } from '../../figures/units.ts'
import type { FigureComparator } from '../../figures/commitment-of.ts'
import type { RowFigure } from '../row-figure.ts'

/** The head of a table in one line with a single column of goals: 指标名称计量单位2020 年目标值资料来源. */
const head = /指标(?:名称)?(?:(?:计量)?单位)?(?<year>(?:19|20)\d\d) ?年?(?:目标|规划|计划)值?/g

/** A goal with its sign, which tells it from the numbers of rows: ≥ 15; or in words: 翻一番. */
const goal = /(?<sign>[<>=≥≤≧≦]) {0,2}(?<value>\d{1,12}(?:\.\d{1,6})?)|翻(?<twice>一|两)?番/dg
const unitAtEnd = new RegExp(`(?<![A-Za-z])((?:${scale})?(?:${units})(?:${per})?) {0,2}$`)
const unitBehind = new RegExp(`^ ?(?:${scale})?(?:${units})(?:${per})?`)
/** The source of the row before, which runs into a name: 省统计局城镇化率. */
const source = /^ {0,2}[\u4e00-\u9fa5]{0,8}?(?:局|厅|委|办|院|总队|部)(?: ?\/ ?[\u4e00-\u9fa5]{2,4}局)?/

const signs: Readonly<Record<string, FigureComparator>> = {
  ...{ '<': '<', '>': '>', '=': '=', '≥': '>=', '≧': '>=', '≤': '<=', '≦': '<=' },
}
/** The fewest rows that make such a table. */
const least = 3

/** The targets of tables that a converter left in one line, whose goals have signs: 1 城镇化率% ≥ 72省统计局2 研发占比% ≥ 2.8. */
export function readSignedRows(text: string): { figures: RowFigure[]; spans: TextSpan[] } {
  const figures: RowFigure[] = []
  const spans: TextSpan[] = []
  const heads = [...text.matchAll(head)]
  for (const [place, { 0: words, index, groups }] of heads.entries()) {
    const from = index + words.length
    const next = heads[place + 1]?.index ?? text.length
    const line = text.slice(from, next).indexOf('\n')
    const end = line < 0 ? next : from + line
    const rows = rowsOf(text.slice(from, end), from)
    if (rows.length < least) continue
    spans.push({ start: index, end })
    figures.push(...rows.map((row, place) => ({ ...row, deadline: groups!['year']!, row: place + 1 })))
  }
  return { figures, spans }
}

function rowsOf(body: string, from: number): Omit<RowFigure, 'row'>[] {
  let number = 0
  let last = { end: 0, name: '', unit: '' }
  return [...body.matchAll(goal)].flatMap((found) => {
    const printed = found.groups!['value']
    const before = body.slice(last.end, found.index)
    const numbered = before.lastIndexOf(`${number + 1} `)
    if (numbered >= 0) number += 1
    const own = numbered >= 0 ? before.slice(numbered + String(number).length) : before.replace(source, '')
    const unit = unitAtEnd.exec(own)?.[1]
    const name = own
      .slice(0, own.length - (unit === undefined ? 0 : own.length - own.lastIndexOf(unit)))
      .trim()
      .replace(/^[/（(]\s?|\s?[（(]$/g, '')
    // The number of the next row may follow the goal: ≥9818 城镇登记失业率.
    const next = String(number + 1)
    const isRunOn =
      printed?.endsWith(next) &&
      printed.length > next.length &&
      /^ /.test(body.slice(found.index + found[0].length))
    const value = isRunOn ? printed!.slice(0, -next.length) : printed
    const [start] = found.indices!.groups!['value'] ?? [found.index]
    const end = value === undefined ? start + found[0].length : start + value.length
    const behind = unitBehind.exec(body.slice(end, end + 8))?.[0].trim()
    last = { end, name: name || last.name, unit: unit ?? behind ?? last.unit }
    if (last.name === '') return []
    const place = { start: from + start, end: from + end, name: last.name }
    return [
      value === undefined
        ? {
            ...place,
            comparator: '>=',
            value: found.groups!['twice'] === '两' ? '4' : '2',
            unit: '倍',
            doubt: '未印数字，基期值须补',
          }
        : { ...place, comparator: signs[found.groups!['sign']!]!, value, unit: last.unit },
    ]
  })
}
