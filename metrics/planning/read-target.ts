import { reviewLevels, type Formula, type ReviewLevel } from '../catalogue/indicator.ts'
import type { CommitmentRow } from '../policy/plan-source.ts'
import type { DraftCells } from './cells/draft-cells.ts'
import { collectedBelow } from './cells/collected-below.ts'
import { indicatorCells } from './cells/indicator-cells.ts'
import { readFormula, type FindIndicator } from './cells/read-formula.ts'
import { plannedCourseOf } from './cells/read-planned-course.ts'
import { knownNamesIn, regionIn, type DraftPlace } from './draft-place.ts'
import type { TargetDraft } from './plan-draft.ts'
import {
  accumulationSpellings,
  basisSpellings,
  comparatorSpellings,
  datedSpellings,
  directionSpellings,
  forceSpellings,
  frequencySpellings,
  kindSpellings,
  notReported,
  readWord,
  reviewSpellings,
} from './cells/words-read.ts'

/** A row of the targets as a commitment; unreadable cells are faults. */
export function commitmentOf(
  row: TargetDraft,
  {
    cells,
    clause,
    slug,
    named,
    indicatorNamed,
    place,
  }: {
    readonly cells: DraftCells
    readonly clause: string
    readonly slug: string
    readonly named: ReadonlySet<string>
    readonly indicatorNamed: FindIndicator
    readonly place: DraftPlace
  },
): CommitmentRow {
  const unit = row.unit?.normalize('NFKC').trim() ?? ''
  const comparator = cells.word('comparator', row.comparator, comparatorSpellings) ?? '>='
  const basis = cells.word('basis', row.basis, basisSpellings) ?? likelyBasis(row, comparator)
  const value = cells.figure('value', row.value)
  const collectedOnly = isCollectedOnly(row, basis)
  if (value === undefined && !collectedOnly)
    cells.required('value', row.value, '目标值；没有目标、只收数的，评价方式填“只列不判”，目标值留空')
  const lowerIsBetter = comparator === '<=' || comparator === '<' || basis === 'reduction'
  const region = regionIn(cells, row.region, place.regions)
  const reporter = cells.text(row.reporter)
  return {
    ...present({
      entry: row.entry,
      indicator: cells.text(row.indicator),
      high: cells.figure('high', row.high),
      start: cells.day('start', row.start, 'start'),
      due: cells.day('due', row.due, 'due'),
      region,
      denominator: cells.figure('denominator', row.denominator),
      countingRule: cells.text(row.countingRule),
      countingFrom: countingFromIn(row, cells),
      plan: plannedCourseOf(row, cells, { ...row, basis }),
      baseline: cells.figure('baseline', row.baseline),
      force: cells.word('force', row.force, forceSpellings),
      frequency: cells.word('frequency', row.frequency, frequencySpellings),
      accumulation: cells.word('accumulation', row.accumulation, accumulationSpellings),
      reportDays: reportDaysIn(cells, row.reportDays),
      releaseMonths: cells.whole('releaseMonths', row.releaseMonths, 36) || undefined,
      lockDays: cells.whole('lockDays', row.lockDays, 400),
      collectedTo: collectedIn(cells, row.collectedTo),
      reviewLevels: levelsIn(cells.word('reviewLevels', row.reviewLevels, reviewSpellings)),
      decimals: cells.whole('decimals', row.decimals, 8),
      direction:
        cells.word('direction', row.direction, directionSpellings) ?? (lowerIsBetter ? 'lower' : undefined),
      lead:
        row.lead === undefined || row.lead.length === 0
          ? undefined
          : knownNamesIn(cells, 'lead', row.lead, named),
      reporter: reporter === undefined ? undefined : knownNamesIn(cells, 'reporter', [reporter], named)[0],
      formula: formulaIn(row, cells, indicatorNamed),
      says: cells.text(row.says),
      softeners: row.softeners,
      parts: row.parts,
      remarks: row.remarks,
    }),
    counted: indicatorCells(row, cells, indicatorNamed, place),
    ...(cells.text(row.start) === undefined ? {} : { startStated: true }),
    ...collectedBelow(row.byCounty, cells, place),
    ...(collectedOnly ? { collectedOnly } : {}),
    ...(cells.mark('mayExceed', row.mayExceed) === true ? { mayExceed: true } : {}),
    slug,
    clause,
    name: cells.required('name', row.name, '目标名称'),
    kind: cells.word('kind', row.kind, kindSpellings) ?? 'hard',
    basis,
    comparator,
    value: value ?? '0',
    unit,
    dated: cells.word('dated', row.dated, datedSpellings) ?? 'beside',
  }
}

/** Whether a row of a draft is a target, rather than an indicator that is only collected. */
export function isTargetRow({
  value = '',
  basis = '',
  indicator = '',
}: Pick<TargetDraft, 'value' | 'basis' | 'indicator'>): boolean {
  return isCollectedOnly({ value, indicator }, readWord(basisSpellings, basis) ?? 'flow') === undefined
}

/** Whether a row is no target: it names no value, and is not to be judged. What is measured already needs no such row. */
function isCollectedOnly(
  { value = '', indicator = '' }: Pick<TargetDraft, 'value' | 'indicator'>,
  basis: CommitmentRow['basis'],
): true | undefined {
  return basis === 'undetermined' && value.trim() === '' && indicator.trim() === '' ? true : undefined
}

function reportDaysIn(cells: DraftCells, written: string | undefined): number | null | undefined {
  return written?.trim() === notReported ? null : cells.whole('reportDays', written, 60)
}

function countingFromIn({ countingFrom, countingRule }: TargetDraft, cells: DraftCells): string | undefined {
  const from = cells.day('countingFrom', countingFrom, 'start')
  if (from !== undefined && cells.text(countingRule) === undefined)
    cells.fault('countingFrom', '写了新口径的起始，请在“统计口径”栏写新口径。')
  return from
}

function collectedIn(cells: DraftCells, written: string | undefined): string | undefined {
  return written?.trim() === '长期' ? 'always' : cells.day('collectedTo', written, 'due')
}

function levelsIn(word: keyof typeof reviewSpellings | undefined): readonly ReviewLevel[] | undefined {
  const named = reviewLevels.filter((level) => word?.split(' ').includes(level))
  return named.length === 0 ? undefined : named
}

/** The most likely basis of a row without one; a remark asks for a check. */
export function likelyBasis(
  { name = '', unit = '' }: Pick<TargetDraft, 'name' | 'unit'>,
  comparator: CommitmentRow['comparator'],
): CommitmentRow['basis'] {
  if (comparator === 'range') return 'range'
  if (/^(%|％|个?百分点)$/.test(unit.trim())) {
    if (/降|减/.test(name)) return 'reduction'
    if (/增长|增速|增幅|提升|提高/.test(name)) return 'growth'
    return /覆盖/.test(name) ? 'coverage' : 'ratio'
  }
  // What is waited or taken on the average, up to a limit, is no amount: 平均办理时限 不超过 3.5 个工作日.
  if (/^<=?$/.test(comparator) && /平均|人均|时限|时长|耗时|天数|周期/.test(name)) return 'ratio'
  // Without a unit, or per something else, it is a ratio: PUE, 件/万人.
  if (unit.trim() === '' || /[/／]/.test(unit)) return 'ratio'
  return /累计|总量|总数|规模|保有|达到/.test(name) ? 'stock' : 'flow'
}

function formulaIn(
  { formula, indicator }: TargetDraft,
  cells: DraftCells,
  find: FindIndicator,
): Formula | undefined {
  const written = cells.text(formula)
  if (written === undefined) return undefined
  if (cells.text(indicator) !== undefined) {
    cells.fault('formula', '并入已有指标的目标不另写公式，请删去公式，或把“已有指标”留空。')
    return undefined
  }
  const read = readFormula(written, find)
  if ('kind' in read) return read
  const unknown = read.unknown.map((name) => `“${name}”`).join('、')
  cells.fault(
    'formula',
    unknown === ''
      ? '公式读不出，请写成 甲 ÷ 乙、甲 + 乙、甲 − 乙 或 甲同比增速。'
      : `公式里的${unknown}不是目标表里的名称，也不是已有指标，请改成列出的名称。`,
  )
  return undefined
}

type Present<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> }

/** An object without its undefined fields. */
function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>
}
