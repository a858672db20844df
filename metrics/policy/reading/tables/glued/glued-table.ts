import type { FigureComparator } from '../../figures/commitment-of.ts'
import type { TextSpan } from '../../sentences.ts'
import { provedRows } from './proved-rows.ts'
import type { RowFigure } from '../row-figure.ts'
import { sizedRows } from './sized-rows.ts'
import { unitRows } from './unit-rows.ts'

/** The head of a table that a converter ran together with all of its rows: 指标2030年2035年属性…. */
const head =
  /指 {0,4}标(?:名称)?(?<unit>(?:计量)?单位)?(?<goals>(?:预期|目标|规划)值)?(?:(?:(?:19|20)\d\d) ?年?(?:实际|目标|规划|现状)?值?){2,4}(?:(?:比(?:19|20)\d\d ?年|[“"]十[一二三四五六七八九]五[”"])\s?(?:增长|增减(?:情况)?|变化(?:情况)?))?/g
const notes = /注 ?[:：]/g
/** The end of a line below which no further row stands. */
const lineEnds =
  /\n(?!\s{0,4}[^\n。；，：]{2,60}[)）][\d<>≤≥—–-][^\n。；，]{0,30}(?:\n|$)|\s{0,4}\d{1,2}[\u4e00-\u9fa5]{2,30}[^\n。；，]{1,40}(?:约束|预期)性)/g

const noun = '[\\u4e00-\\u9fa5ⅠⅡⅢⅣⅤⅥ、]{2,30}'
const decimal = '\\d+(?:\\.\\d+)?'
/**
 * A cell whose target can be recognised by its neighbours: by a sign (72.5>80-约束性), as a total of the years (--〔18〕), or by the following
 * words (-90以上). 55>605个百分点 is divided by its last cell (`provedRows`).
 */
const cell = new RegExp(
  `(?<name>${noun})(?:[（(][^（）()\\d]{1,8}[)）])?(?:\\d(?=[-—–]))?(?:[<>≥≤≧≦]?(?<base>${decimal})|[-—–]{1,2})?` +
    `(?:(?<sign>[<>≥≤≧≦])(?<value>${decimal})(?=[-—–〔 \\n约预以左]|$)|(?<=[-—–])[〔[](?<total>${decimal})[\\]〕]|(?<=[-—–])(?<floor>${decimal})(?=以上))`,
  'dg',
)

const bracketed = /[（(]([^（）()\d]{1,8})[)）]/g

const signs: Readonly<Record<string, FigureComparator>> = {
  ...{ '<': '<', '>': '>', '≥': '>=', '≧': '>=', '≤': '<=', '≦': '<=' },
}

/** The targets of tables without any division, as far as they can be recognised, and the places of these tables. */
export function readGluedTables(text: string): { figures: RowFigure[]; spans: TextSpan[] } {
  const heads = [...text.matchAll(head)]
  const ends = [...text.matchAll(notes), ...text.matchAll(lineEnds), ...heads]
    .map(({ index }) => index)
    .toSorted((a, b) => a - b)
  const figures: RowFigure[] = []
  const spans: TextSpan[] = []
  let next = 0
  for (const { 0: words, index, groups } of heads) {
    while (next < ends.length && ends[next]! < index + words.length) next += 1
    const span = { start: index, end: ends[next] ?? text.length }
    const from = index + words.length
    const body = text.slice(from, span.end)
    const named = words.match(/(?:19|20)\d\d/g)!.toSorted()
    const deadline = named.at(-1)!
    const isGrown = /^[^\d（）()]{0,6}(?:年均|累计|增[长幅速])/.test(body.slice(0, 20))
    const sized = sizedRows(body, from, {
      years: named.map(Number),
      isGrown,
      hasUnits: groups!['unit'] !== undefined,
    })
    const ofUnits = unitRows(body, from, {
      years: words.match(/(?:19|20)\d\d/g)!,
      isOfGoals: groups!['goals'] !== undefined,
    })
    const starts = new Set<number>()
    const rows = [...ofUnits, ...provedRows(body, from), ...rowsOf(body, from), ...sized]
      .filter(({ start }) => !starts.has(start) && starts.add(start))
      .map((row, place) => ({ ...row, row: place + 1 }))
    if (rows.length === 0) continue
    spans.push(span)
    figures.push(...rows.map((row) => ({ deadline, ...row })))
  }
  return { figures, spans }
}

function rowsOf(body: string, from: number): Omit<RowFigure, 'row'>[] {
  const units = [...body.matchAll(bracketed)]
  let next = 0
  return [...body.matchAll(cell)].map((found) => {
    const groups = found.groups!
    const key = ['value', 'total', 'floor'].find((one) => groups[one] !== undefined)!
    const [start, end] = found.indices!.groups![key]!
    // A row without a unit has that of the group above it.
    while (units[next] && units[next]!.index < start) next += 1
    return {
      start: from + start,
      end: from + end,
      name: groups['name']!.replace(/^(?:约束|预期)性/, ''),
      comparator: signs[groups['sign'] ?? ''] ?? '>=',
      value: groups[key]!,
      unit: units[next - 1]?.[1] ?? '',
      ...(groups['base'] !== undefined && { baseline: groups['base'] }),
    }
  })
}
