import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { Decimal } from '#metrics/numbers/decimal.ts'
import { filingHeads, filingLayout, typedText, type FilingStamp } from '#metrics/imports/filing-sheet.ts'
import { formatPeriod, parsePeriod } from '#metrics/period.ts'
import { isShare } from '#metrics/series/share.ts'
import { formatDay } from '#metrics/wording/dates.ts'
import { absenceWords, reasonsToChoose } from '#metrics/wording/figures/absences.ts'
import { natureMark, natureText } from '#metrics/wording/figures/statuses.ts'
import { figureStateWords } from '#metrics/wording/figures/states.ts'
import type { Filing, FilingCell } from '../../../contract/filings.ts'
import type { ObservationRecord } from '../../../contract/observations.ts'
import { installationOf } from '../../../db/ledger/installation.ts'
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
  { runApart, store: { reader } }: Pick<Deps, 'runApart' | 'store'>,
  index: CatalogueIndex,
  filing: Filing,
  sequence: number,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const stamp: FilingStamp = {
    product: 'xushi',
    layout: filingLayout,
    installation: await installationOf(reader),
    filing: filing.id,
    period: filing.period,
    sequence,
  }
  const template = { stamp, ...templateText(index, filing) }
  const { buffer, byteOffset, byteLength } = await runApart<typeof run>(writing, template)
  return { name: `${template.title}.xlsx`, bytes: Buffer.from(buffer, byteOffset, byteLength) }
}

function templateText(index: CatalogueIndex, filing: Filing): Omit<Template, 'stamp'> {
  const period = parsePeriod(filing.period)!
  return {
    title: `${filing.organisationName}${formatPeriod(period, 'zh')}填报表`,
    lines: [
      `截止 ${formatDay(filing.deadline)}。只填浅蓝色的格：“本期”填数，没有数的在“没有数值的原因”里选一项，有疑问的写“说明”。其余各格已锁定。`,
      '填好后保存，在填报表上点“上传 Excel”：先逐格核对会改什么，确认后存为草稿。待审核和已审核的行不能在这里改。',
    ],
    heads: filingHeads(period),
    reasons: reasonsToChoose.map((reason) => absenceWords[reason]),
    cells: filing.cells.map((cell) => templateCell(index, cell)),
  }
}

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
    state:
      current === null || state === undefined || state === 'withdrawn' ? '未填' : stateWords(current, state),
    // A figure that waits or is approved is replaced on the page, where a reason is asked for.
    open: transitions.includes('submit'),
    share: isShare(indicator, targets),
    mayBeNegative: indicator.negative === true,
    countingRule: cell.countingRule ?? '',
  }
}

/** The state of a figure, with what is special about it: 已审核，修订数（更正） */
function stateWords(
  record: ObservationRecord,
  state: Exclude<ObservationRecord['state'], 'withdrawn'>,
): string {
  return [figureStateWords[state], natureText(record)].filter(Boolean).join('，')
}

function shownFigure(record: ObservationRecord | null, decimals: number): ShownFigure | null {
  if (record?.value == null) return null
  const own = record.numerator === null ? new Decimal(record.value).decimalPlaces() : 0
  return { value: record.value, decimals: Math.max(decimals, own), mark: natureMark(record) }
}

/** The value of a cell as a person types it; a plain figure is a number, with which Excel can calculate. */
function typedValue(record: ObservationRecord | null): string | number | null {
  if (record?.value == null) return null
  const text = typedText(record)
  return text === String(record.value) ? record.value : text
}
