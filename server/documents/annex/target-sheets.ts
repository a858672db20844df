import { natureText } from '#metrics/wording/figures/statuses.ts'
import type { DocumentSource } from '../source.ts'
import type { SourceRow } from '../row-figures.ts'
import { columnLetters, held, type AnnexTable, type AnnexColumn } from './table.ts'

type Targets = DocumentSource['targets']

const columns: readonly AnnexColumn<SourceRow>[] = [
  held('地区', 'regionName'),
  held('目标', 'name'),
  held('单位', 'unit'),
  held('承诺', 'commitment'),
  held('目标值', 'targetValue', 'number'),
  held('目标上限', 'high', 'number'),
  held('基期值', 'baseline', 'number'),
  held('最新值', 'value', 'number'),
  held('数据期', 'period', 'period'),
  { head: '数据性质', of: natureText },
  held('考核实绩', 'achieved', 'number'),
  held('完成率', 'completion', 'share'),
  held('增量完成率', 'distance', 'share'),
  held('序时', 'schedule', 'share'),
  { ...held<SourceRow>('差距（百分点）', 'gap', 'points'), formula: gapFormula },
  held('亮灯', 'light', 'light'),
  held('达成可能', 'chance', 'share'),
  held('落后月数', 'lagMonths', 'points'),
  held('牵头单位', 'organisationName'),
  { head: '共同牵头单位', of: ({ alsoLedBy }) => alsoLedBy?.map(({ name }) => name).join('、') ?? null },
  held('单位系推定', 'leadAssumed', 'flag'),
  held('文件', 'documentTitle'),
  held('条款', 'clause'),
  held('起始日', 'start', 'date'),
  held('期限', 'due', 'date'),
  held('应报数据期', 'expectedPeriod', 'period'),
  held('报送期限', 'deadline', 'date'),
  held('逾期起算日', 'overdueSince', 'date'),
  held('逾期天数', 'overdueDays', 'plain'),
  held('有待审数据', 'pendingReview', 'flag'),
  held('口径调整期', 'breakPeriod', 'period'),
  held('分子', 'numerator', 'plain'),
  held('分母', 'denominator', 'plain'),
  held('演示数据', 'demo', 'flag'),
  held('亮灯规则', 'rule'),
  held('计量方式代码', 'basis'),
  held('比较符', 'comparator'),
  held('数据状态代码', 'status'),
  held('小数位', 'decimals', 'plain'),
  held('目标编码', 'target'),
  held('指标编码', 'indicator'),
  held('地区代码', 'region'),
  held('单位编码', 'organisation'),
  held('文件编码', 'document'),
]

const lettersOf = (field: keyof SourceRow) =>
  columnLetters(columns.findIndex((column) => column.field === field))

/** The letters of the column of lights on sheets of targets. */
export const lightColumn = lettersOf('light')

/** The formula of the gap where it follows from a share on the sheet; a light rule may also give it otherwise. */
function gapFormula({ gap, schedule, completion, distance }: SourceRow, number: number): string | null {
  if (gap === null || schedule === null) return null
  const gives = (share: number | null) => share !== null && Math.abs((share - schedule) * 100 - gap) < 1e-9
  const share = gives(distance) ? 'distance' : gives(completion) ? 'completion' : null
  return share && `(${lettersOf(share)}${number}-${lettersOf('schedule')}${number})*100`
}

/** The documents of a picture in the order of its targets, each with a name for its sheet and the places of its targets. */
export function documentsIn(targets: Targets): { readonly name: string; readonly places: number[] }[] {
  const places = Map.groupBy(targets.keys(), (place) => targets[place]!.document)
  const taken = new Set<string>()
  return [...places].map(([document, own]) => {
    const name = sheetName(targets[own[0]!]!.documentTitle ?? document, taken)
    taken.add(name.toLowerCase())
    return { name, places: own }
  })
}

const mostOfName = 31

/**
 * The name of a sheet: at most 31 characters, none of []:*?/\, no apostrophe at an end, no name twice, and nothing that a formula would
 * have to double.
 */
function sheetName(title: string, taken: ReadonlySet<string>): string {
  const bare = title.toWellFormed().replaceAll(/[\p{C}[\]:*?/\\']/gu, '')
  const first =
    bare
      .trim()
      .slice(0, mostOfName - 4)
      .replace(/[\uD800-\uDBFF]$/, '') || '文件'
  for (let number = 1; ; number++) {
    const name = number === 1 ? first : `${first}（${number}）`
    if (!taken.has(name.toLowerCase()) && !reserved.has(name)) return name
  }
}

/** The names of the other sheets. */
const reserved: ReadonlySet<string> = new Set([
  '说明',
  '汇总',
  '议题',
  '单位说明',
  '督办',
  '曲线',
  '预测',
  '其余',
])

/** A sheet for each document with all of its targets. */
export function targetSheets({ targets }: DocumentSource, lines: readonly string[]): AnnexTable<SourceRow>[] {
  return documentsIn(targets).map(({ name, places }) => ({
    name,
    title: `${targets[places[0]!]!.documentTitle ?? name}：目标进展`,
    lines,
    columns,
    frozen: 2,
    rows: places.map((place) => {
      const row = targets[place]!
      return { key: `targets/${place}`, decimals: row.decimals, row }
    }),
  }))
}
