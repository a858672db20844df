import type { FigureSource, Indicator } from '../../../catalogue/indicator.ts'
import { reviewLevels } from '../../../catalogue/indicator.ts'
import { countingVersion } from '../../cells/counting-versions.ts'
import type { DraftCells } from '../../cells/draft-cells.ts'
import { madeOfText, totalPartsOf } from '../../cells/indicator-cells.ts'
import {
  accumulationSpellings,
  directionSpellings,
  frequencySpellings,
  madeOfSpellings,
  notReported,
  overRegionsSpellings,
  reviewLevelsText,
  reviewSpellings,
} from '../../cells/words-read.ts'
import { marks } from '../common-columns.ts'
import { columnAs, writtenLines, type FieldOf, type FieldTexts } from './field.ts'

/** The field that says that who reported before was a mistake. */
export const correctedReporter = 'correctedReporter'

const asColumn = (field: string) => columnAs('targets', field)
const figure = (number: number | undefined) => (number === undefined ? '' : String(number))
const mark = (is: boolean | undefined) => (is === undefined ? '' : is ? '是' : '否')

/** The fields of an indicator that a form changes. */
export const indicatorFields: readonly FieldOf<Indicator>[] = [
  {
    ...{ field: 'name', title: '名称', kind: 'text' },
    textOf: ({ name }) => name,
    read: (cells, text) => ({ name: cells.required('name', text, '名称') }),
  },
  {
    ...asColumn('unit'),
    textOf: ({ unit }) => unit,
    read: (_, text = '') => ({ unit: text }),
  },
  {
    ...asColumn('decimals'),
    textOf: ({ decimals }) => String(decimals),
    read: (cells, text) => ({
      decimals: cells.whole('decimals', cells.required('decimals', text, '小数位数'), 8) ?? 0,
    }),
  },
  {
    ...asColumn('direction'),
    textOf: ({ direction }) => directionSpellings[direction][0],
    read: (cells, text) => ({ direction: cells.word('direction', text, directionSpellings) ?? 'higher' }),
  },
  {
    ...asColumn('frequency'),
    textOf: ({ frequency }) => frequencySpellings[frequency][0],
    read: (cells, text) => ({
      frequency: cells.word('frequency', text, frequencySpellings) ?? 'M',
      schemeAssumed: false,
    }),
  },
  {
    ...asColumn('accumulation'),
    textOf: ({ accumulation }) => accumulationSpellings[accumulation][0],
    read: (cells, text) => ({
      accumulation: cells.word('accumulation', text, accumulationSpellings) ?? 'level',
      schemeAssumed: false,
    }),
  },
  {
    ...{ field: 'reporter', title: '填报单位', kind: 'organisation' },
    textOf: ({ reporter }) => reporter,
    read: (_, text = '') => ({ reporter: text, reporterAssumed: false }),
  },
  {
    ...{ field: correctedReporter, title: '以前各期也归现在的填报单位', kind: 'text', words: marks },
    hint: '换了单位，已结束的各期仍归原单位；原来填错了的，填“是”',
    textOf: () => '',
    read: () => ({}),
  },
  {
    ...{ field: 'reportDays', title: '期后工作日', kind: 'text' },
    hint: `期末后第几个工作日报送；没有人报的填 ${notReported}。已结束的各期不变`,
    textOf: ({ reportDays }) => (reportDays === null ? notReported : String(reportDays)),
    read: (cells, text) => {
      if (text === notReported) return { reportDays: null }
      return { reportDays: cells.whole('reportDays', cells.required('reportDays', text, '天数'), 60) ?? 0 }
    },
  },
  {
    ...asColumn('releaseMonths'),
    textOf: ({ releaseMonths }) => figure(releaseMonths),
    read: (cells, text) => ({ releaseMonths: cells.whole('releaseMonths', text, 36) || undefined }),
  },
  {
    ...{ field: 'lockDays', title: '关账工作日', kind: 'text' },
    hint: '期后第几个工作日过后不再收数；空着由管理员关账',
    textOf: ({ lockDays }) => figure(lockDays),
    read: (cells, text) => ({ lockDays: cells.whole('lockDays', text, 400) }),
  },
  {
    ...{ field: 'collectedFrom', title: '另行收集自', kind: 'text' },
    hint: '目标以外还收集的，填起止；止可填“长期”',
    textOf: ({ collected }) => collected?.from ?? '',
    read: (cells, _, { texts }) => collectedIn(cells, texts),
  },
  {
    ...{ field: 'collectedTo', title: '另行收集到', kind: 'text' },
    textOf: ({ collected }) => (collected ? (collected.to ?? '长期') : ''),
    read: (cells, _, { texts }) => collectedIn(cells, texts),
  },
  {
    ...asColumn('reviewLevels'),
    textOf: ({ reviewLevels: levels }) => reviewLevelsText(levels),
    read: (cells, text) => {
      const word = cells.word('reviewLevels', text, reviewSpellings) ?? 'once'
      const named = reviewLevels.filter((level) => word.split(' ').includes(level))
      return { reviewLevels: named.length === 0 ? undefined : named }
    },
  },
  {
    ...asColumn('countingRule'),
    textOf: ({ countingRule }) => countingRule?.text ?? '',
    read: (cells, _, { record, texts }) => countingRuleIn(cells, record, texts),
  },
  {
    ...asColumn('countingFrom'),
    textOf: ({ countingRule }) => countingRule?.from ?? '',
    read: (cells, _, { record, texts }) => countingRuleIn(cells, record, texts),
  },
  {
    ...asColumn('januaryMerged'),
    textOf: ({ januaryMerged }) => mark(januaryMerged),
    read: (cells, text) => ({ januaryMerged: cells.mark('januaryMerged', text) || undefined }),
  },
  {
    ...asColumn('negative'),
    textOf: ({ negative }) => mark(negative),
    read: (cells, text) => ({ negative: cells.mark('negative', text) }),
  },
  {
    ...{ field: 'ceiling', title: '最大可能值', kind: 'text', hint: '超过它的数不收，如比率的 100' },
    textOf: ({ ceiling }) => figure(ceiling),
    read: (cells, text) => {
      const read = cells.figure('ceiling', text)
      return { ceiling: read === undefined ? undefined : Number(read) }
    },
  },
  {
    ...asColumn('overRegions'),
    textOf: ({ overRegions }) => (overRegions ? overRegionsSpellings[overRegions][0] : ''),
    read: (cells, text) => ({ overRegions: cells.word('overRegions', text, overRegionsSpellings) }),
  },
  {
    ...asColumn('madeOf'),
    textOf: ({ madeOf }) => madeOfText(madeOf),
    read: (cells, text) => {
      const word = cells.word('madeOf', text, madeOfSpellings) ?? 'counties'
      return { madeOf: word === 'counties' ? undefined : totalPartsOf(word) }
    },
  },
  ...(['producer', 'version', 'method', 'limits'] as const).map((field): FieldOf<Indicator> => ({
    ...columnAs('sources', field),
    textOf: ({ source }) => source?.[field] ?? '',
    read: (cells, _, { record, texts }) => ({ source: sourceIn(cells, record, texts) }),
  })),
  {
    ...asColumn('remarks'),
    textOf: ({ remarks = [] }) => remarks.join('\n'),
    read: (_, text) => ({ remarks: text === undefined ? undefined : writtenLines(text) }),
  },
]

function collectedIn(
  cells: DraftCells,
  { collectedFrom = '', collectedTo = '' }: FieldTexts,
): Pick<Partial<Indicator>, 'collected'> | { readonly collected: undefined } {
  if (cells.text(collectedFrom) === undefined && cells.text(collectedTo) === undefined)
    return { collected: undefined }
  const from = cells.day(
    'collectedFrom',
    cells.required('collectedFrom', collectedFrom, '从哪一天起收集'),
    'start',
  )
  const isLasting = cells.required('collectedTo', collectedTo, '收集到哪一天，或“长期”') === '长期'
  const to = isLasting ? undefined : cells.day('collectedTo', collectedTo, 'due')
  if (from !== undefined && to !== undefined && to < from)
    cells.fault('collectedTo', `收集到${to}，早于收集自${from}。`)
  return { collected: { from: from ?? '', ...(to !== undefined && { to }) } }
}

function countingRuleIn(
  cells: DraftCells,
  { countingRule: before }: Indicator,
  { countingRule, countingFrom }: FieldTexts,
): Pick<Partial<Indicator>, 'countingRule'> | { readonly countingRule: undefined } {
  const text = cells.text(countingRule)
  const from = cells.day('countingFrom', countingFrom, 'start')
  if (text !== undefined) return { countingRule: countingVersion(text, before, from) }
  if (from !== undefined) cells.fault('countingFrom', '写了新口径的起始，请在“统计口径”栏写新口径。')
  return { countingRule: undefined }
}

/** The source of an indicator's figures; none where every text is blank and it stands beside no other indicator. */
function sourceIn(
  cells: DraftCells,
  { source: before }: Indicator,
  { producer, version, method, limits }: FieldTexts,
): FigureSource | undefined {
  const written = { method: cells.text(method), limits: cells.text(limits) }
  const day = cells.day('version', version, 'due')
  const isBlank = [producer, version, method, limits].every((text) => cells.text(text) === undefined)
  if (isBlank && before?.besides === undefined) return undefined
  return {
    ...(before?.besides !== undefined && { besides: before.besides }),
    producer: cells.required('producer', producer, '来源'),
    ...(day !== undefined && { version: day }),
    ...(written.method !== undefined && { method: written.method }),
    ...(written.limits !== undefined && { limits: written.limits }),
  }
}
