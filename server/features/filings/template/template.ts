import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { Decimal } from '#metrics/numbers/decimal.ts'
import { formatPeriod, parsePeriod, shiftPeriod } from '#metrics/period.ts'
import { isShare } from '#metrics/series/share.ts'
import { formatDay } from '#metrics/wording/dates.ts'
import { absenceWords, reasonsToChoose } from '#metrics/wording/figures/absences.ts'
import type { Filing, FilingCell } from '../../../contract/filings.ts'
import type { ObservationRecord } from '../../../contract/observations.ts'
import type { Heavy } from '../../../workers/run-in-thread.ts'
import type { Deps } from '../../../deps.ts'
import type { ShownFigure, Template, TemplateCell } from './layout.ts'
import type { run } from './write-workbook.ts'

const writing: Heavy = {
  module: new URL('./write-workbook.ts', import.meta.url),
  limits: { seconds: 20, megabytes: 512 },
  tooLong: '这张填报单的模板 20 秒还没有做好。请直接在填报表上填写，或稍后再下载。',
  tooLarge: '这张填报单太大，做不出模板。请直接在填报表上填写。',
}

/** The Excel workbook of a filing. @throws AppError work-too-long, work-too-large, server-busy */
export async function templateOf(
  { runApart }: Pick<Deps, 'runApart'>,
  index: CatalogueIndex,
  filing: Filing,
  sequence: number,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const template = templateText(index, filing, sequence)
  const { buffer, byteOffset, byteLength } = await runApart<typeof run>(writing, template)
  return { name: `${template.title}.xlsx`, bytes: Buffer.from(buffer, byteOffset, byteLength) }
}

function templateText(index: CatalogueIndex, filing: Filing, sequence: number): Template {
  const period = parsePeriod(filing.period)!
  const [own, before, yearBefore] = [
    period,
    shiftPeriod(period, -1),
    { ...period, year: period.year - 1 },
  ].map((one) => formatPeriod(one, 'zh'))
  return {
    filing: filing.id,
    period: filing.period,
    sequence,
    title: `${filing.organisationName}${own}填报表`,
    lines: [
      `截止 ${formatDay(filing.deadline)}。只填浅蓝色的格：“本期”填数，没有数的在“没有数值的原因”里选一项，有疑问的写“说明”。其余各格已锁定。`,
      '填好后连同表头一起选中，复制，粘贴到填报表：系统按指标和地区的名称对应，取“本期”“没有数值的原因”“说明”。待审核和已审核的行不能在这里改。',
    ],
    heads: {
      ...{ number: '序号', name: '指标', region: '地区', unit: '计量单位' },
      yearBefore: `上年同期（${yearBefore}）`,
      previous: `上期（${before}）`,
      value: `本期（${own}）`,
      ...{ reason: '没有数值的原因', note: '说明', state: '状态', countingRule: '口径' },
      ...{ cell: '编号', basedOn: '稿次' },
    },
    reasons: reasonsToChoose.map((reason) => absenceWords[reason]),
    cells: filing.cells.map((cell) => templateCell(index, cell)),
  }
}

const stateWords = { draft: '草稿', submitted: '待审核', approved: '已审核', returned: '被退回' } as const

function templateCell(index: CatalogueIndex, cell: FilingCell): TemplateCell {
  const { current, transitions } = cell
  const indicator = index.indicators.get(cell.indicator)!
  const targets = index.targetsOn(cell.indicator, cell.region).map(({ target }) => target)
  const state = current?.state
  return {
    indicator: cell.indicator,
    region: cell.region,
    basedOn: current?.revision ?? 0,
    name: cell.name,
    regionName: cell.regionName,
    unit: cell.unit,
    yearBefore: shownFigure(cell.yearBefore, cell.decimals),
    previous: shownFigure(cell.previous, cell.decimals),
    value: typedValue(current),
    reason: current?.value === null && current.reason ? absenceWords[current.reason] : '',
    note: current?.note ?? '',
    state: state === undefined || state === 'withdrawn' ? '未填' : stateWords[state],
    // What waits or is approved is replaced on the sheet, where its reason is asked for.
    open: transitions.includes('submit'),
    share: isShare(indicator, targets),
    mayBeNegative: indicator.negative === true,
    countingRule: cell.countingRule ?? '',
  }
}

function shownFigure(record: ObservationRecord | null, decimals: number): ShownFigure | null {
  if (record?.value == null) return null
  const own = record.numerator === null ? new Decimal(record.value).decimalPlaces() : 0
  return { value: record.value, decimals: Math.max(decimals, own) }
}

function typedValue(record: ObservationRecord | null): string | number | null {
  if (record?.value == null) return null
  const { value, numerator, denominator, bound } = record
  const figure = numerator !== null && denominator !== null ? `${numerator}/${denominator}` : value
  return bound === 'lower' ? `超过${figure}` : figure
}
