import { describe, expect, it } from 'vitest'
import { readPolicy } from '#metrics/policy/read-policy.ts'
import { pageText } from '#server/features/policy/sources/page-text.ts'
import type { PlacedText } from '#server/features/policy/sources/placed-text.ts'

const size = 10.5
const leading = 15
const isWide = /[\u2e80-\uffff—“”≥≤]/
const widthOf = (text: string) =>
  Array.from(text).reduce((sum, sign) => sum + (isWide.test(sign) ? size : size / 2), 0)
const placed = (text: string, x: number, y: number): PlacedText => ({
  text,
  x,
  y,
  width: widthOf(text),
  size,
})

/** The places of a cell's lines: the top or middle of its row, and the left, middle or right of its column. */
interface Setting {
  readonly lefts: readonly number[]
  readonly rights: readonly number[]
  readonly align: readonly ('left' | 'middle' | 'right')[]
  readonly vertical: 'top' | 'middle'
  readonly padding: number
}

function linesOf(text: string, width: number): string[] {
  const lines = ['']
  for (const sign of text)
    if (widthOf(lines.at(-1)! + sign) > width) lines.push(sign)
    else lines.push(lines.pop()! + sign)
  return lines
}

/** A table without ruled lines as an office program sets it: names wrap at the end of their column, and rows stand below each other. */
function tableOf(rows: readonly (readonly string[])[], setting: Setting): PlacedText[] {
  const { lefts, rights, align, vertical, padding } = setting
  let y = 700
  return rows.flatMap((cells) => {
    const wrapped = cells.map((text, column) =>
      text.split('/').flatMap((part) => linesOf(part, rights[column]! - lefts[column]!)),
    )
    const height = Math.max(...wrapped.map(({ length }) => length))
    const items = wrapped.flatMap((lines, column) => {
      const down = vertical === 'top' ? 0 : ((height - lines.length) / 2) * leading
      return lines.map((line, number) => {
        const free = rights[column]! - lefts[column]! - widthOf(line)
        const x = lefts[column]! + { left: 0, middle: free / 2, right: free }[align[column]!]
        return placed(line, x, y - down - number * leading)
      })
    })
    y -= height * leading + padding
    return items
  })
}

const head = ['序号', '指标', '单位', '2030年', '2032年', '2035年', '属性']
const rows = [
  ['1', '数字产业增加值占地区生产总值比重', '%', '9.2', '11', '13', '预期性'],
  ['2', '软件业务收入', '亿元', '260', '380', '500', '预期性'],
  ['3', '每万人拥有站点数', '个每万人', '15.8', '24', '36', '约束性'],
  ['4', '规模以上企业关键工序数控化率', '%', '58.6', '66', '72', '预期性'],
  ['5', '网络零售额', '亿元', '410', '560', '700', '预期性'],
]
const expected = [
  '数字产业增加值占地区生产总值比重 9.2 11 % 2032',
  '数字产业增加值占地区生产总值比重 9.2 13 % 2035',
  '软件业务收入 260 380 亿元 2032',
  '软件业务收入 260 500 亿元 2035',
  '每万人拥有站点数 15.8 24 个每万人 2032',
  '每万人拥有站点数 15.8 36 个每万人 2035',
  '规模以上企业关键工序数控化率 58.6 66 % 2032',
  '规模以上企业关键工序数控化率 58.6 72 % 2035',
  '网络零售额 410 560 亿元 2032',
  '网络零售额 410 700 亿元 2035',
]

/** Columns with a distance of two blanks at their widest cells. */
const narrow: Setting = {
  lefts: [80, 105, 210, 256, 296, 336, 376],
  rights: [101, 205, 252, 292, 332, 372, 408],
  align: ['middle', 'left', 'middle', 'middle', 'middle', 'middle', 'middle'],
  vertical: 'top',
  padding: 4,
}
const wide: Setting = {
  ...narrow,
  lefts: [80, 120, 310, 370, 420, 470, 520],
  rights: [110, 300, 355, 410, 460, 510, 560],
}
const right: Setting['align'] = ['left', 'left', 'left', 'right', 'right', 'right', 'left']

const goalsIn = (items: readonly PlacedText[]) =>
  readPolicy(`沙河市规划（2031—2035年）\n一、主要目标\n${pageText(items)}`)
    .figures.filter(({ target }) => target)
    .map(({ name, baseline, value, unit, deadline }) => `${name} ${baseline} ${value} ${unit} ${deadline}`)

describe('pageText, of tables without ruled lines', () => {
  it.each<[string, readonly (readonly string[])[], Setting]>([
    ['wide columns', [head, ...rows], wide],
    ['narrow columns and names that wrap', [head, ...rows], narrow],
    [
      'names around which their figures stand in the middle',
      [head, ...rows],
      { ...narrow, vertical: 'middle' },
    ],
    ['figures set to the right', [head, ...rows], { ...narrow, align: right }],
    ['no space between rows', [head, ...rows], { ...narrow, padding: 0 }],
    [
      'a head of two lines',
      [['序号', '指标', '单位', '2030年/现状', '2032年/目标', '2035年/目标', '属性'], ...rows],
      { ...narrow, vertical: 'middle' },
    ],
    ['years that wrap', [['序号', '指标', '单位', '2030/年', '2032/年', '2035/年', '属性'], ...rows], narrow],
  ])('tells the figures of a table with %s', (_, cells, setting) => {
    expect(goalsIn(tableOf(cells, setting))).toEqual(expected)
  })

  it('tells a head that stands over two columns from the one below it', () => {
    const body = tableOf([['', '', '', '', '2032年', '2035年', ''], ...rows], narrow)
    const upper = [
      ...['序号', '指标', '单位', '2030年'].map((text, column) => placed(text, narrow.lefts[column]!, 715)),
      placed('目标值', 318, 715),
      placed('属性', 382, 715),
    ]
    expect(goalsIn([...upper, ...body])).toEqual(expected)
  })

  it('cuts a run that goes on over two columns at its blank', () => {
    const items = tableOf([head, ...rows], narrow)
    const [first, second, ...others] = items
    const run = {
      ...first!,
      text: `${first!.text} ${second!.text}`,
      width: second!.x + second!.width - first!.x,
    }
    expect(goalsIn([run, ...others])).toEqual(expected)
  })

  it('leaves what stands above and below as it is', () => {
    const above = [placed('表1 主要指标', 200, 730), placed('单位：见表', 330, 715)]
    const below = placed('二、主要任务', 80, 400)
    const lines = pageText([...above, ...tableOf([head, ...rows], narrow), below]).split('\n')
    expect([lines[0], lines[1], lines.at(-1)]).toEqual(['表1 主要指标', '单位：见表', '二、主要任务'])
    expect(lines.slice(2, -1).every((line) => line.split('\t').length === 7)).toBe(true)
  })

  it('keeps apart a row that names the group of rows below it', () => {
    const grouped = [head, ['一、产业'], rows[1]!, rows[4]!, ['二、设施'], rows[2]!].map((cells) =>
      head.map((_, column) => (cells.length === 1 ? (column === 1 ? cells[0]! : '') : cells[column]!)),
    )
    expect(goalsIn(tableOf(grouped, narrow))).toEqual(
      [expected.slice(2, 4), expected.slice(8), expected.slice(4, 6)].flat(),
    )
  })

  it('reads no paragraphs as a table, though their first words stand below each other', () => {
    const text = ['2031 年，站点达到 60 座，', '2033 年，站点达到 80 座，', '2035 年，站点达到 95 座。']
    const items = text.flatMap((line, row) => {
      let x = 80
      return line.split(' ').map((word) => {
        const item = placed(word, x, 700 - row * leading)
        x += item.width + size / 4
        return item
      })
    })
    expect(pageText(items)).not.toContain('\t')
  })
})
