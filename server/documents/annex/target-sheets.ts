import { natureText } from '#metrics/wording/figures/statuses.ts'
import type { DocumentSource } from '../source.ts'
import type { SourceRow } from '../row-figures.ts'
import { columnLetters, fieldColumn, type AnnexTable, type AnnexColumn } from './table.ts'

type Targets = DocumentSource['targets']

const columns: readonly AnnexColumn<SourceRow>[] = [
  fieldColumn('地区', 'regionName'),
  fieldColumn('目标', 'name'),
  fieldColumn('单位', 'unit'),
  fieldColumn('承诺', 'commitment'),
  fieldColumn('目标值', 'targetValue', 'number'),
  fieldColumn('目标上限', 'high', 'number'),
  fieldColumn('基期值', 'baseline', 'number'),
  fieldColumn('最新值', 'value', 'number'),
  fieldColumn('数据期', 'period', 'period'),
  { head: '数据性质', of: natureText },
  fieldColumn('考核实绩', 'achieved', 'number'),
  fieldColumn('完成率', 'completion', 'share'),
  fieldColumn('增量完成率', 'distance', 'share'),
  fieldColumn('序时', 'schedule', 'share'),
  { ...fieldColumn<SourceRow>('差距（百分点）', 'gap', 'points'), formula: gapFormula },
  fieldColumn('亮灯', 'light', 'light'),
  fieldColumn('达成可能', 'chance', 'share'),
  fieldColumn('落后月数', 'lagMonths', 'points'),
  fieldColumn('牵头单位', 'organisationName'),
  { head: '共同牵头单位', of: ({ alsoLedBy }) => alsoLedBy?.map(({ name }) => name).join('、') ?? null },
  fieldColumn('单位系推定', 'leadAssumed', 'flag'),
  fieldColumn('文件', 'documentTitle'),
  fieldColumn('条款', 'clause'),
  fieldColumn('起始日', 'start', 'date'),
  fieldColumn('期限', 'due', 'date'),
  fieldColumn('应报数据期', 'expectedPeriod', 'period'),
  fieldColumn('报送期限', 'deadline', 'date'),
  fieldColumn('逾期起算日', 'overdueSince', 'date'),
  fieldColumn('逾期天数', 'overdueDays', 'plain'),
  fieldColumn('有待审数据', 'pendingReview', 'flag'),
  fieldColumn('口径调整期', 'breakPeriod', 'period'),
  fieldColumn('分子', 'numerator', 'plain'),
  fieldColumn('分母', 'denominator', 'plain'),
  fieldColumn('演示数据', 'demo', 'flag'),
  fieldColumn('亮灯规则', 'rule'),
  fieldColumn('计量方式代码', 'basis'),
  fieldColumn('比较符', 'comparator'),
  fieldColumn('数据状态代码', 'status'),
  fieldColumn('小数位', 'decimals', 'plain'),
  fieldColumn('目标编码', 'target'),
  fieldColumn('指标编码', 'indicator'),
  fieldColumn('地区代码', 'region'),
  fieldColumn('单位编码', 'organisation'),
  fieldColumn('文件编码', 'document'),
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
