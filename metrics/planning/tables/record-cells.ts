import type { TargetRecord } from '../../catalogue/catalogue.ts'
import type { Indicator } from '../../catalogue/indicator.ts'
import { madeOfText } from '../cells/indicator-cells.ts'
import { plannedLines } from '../cells/read-planned-course.ts'
import {
  accumulationSpellings,
  basisSpellings,
  betweenSpellings,
  comparatorSpellings,
  directionSpellings,
  forceSpellings,
  frequencySpellings,
  notReported,
  overRegionsSpellings,
  reviewLevelsText,
} from '../cells/words-read.ts'
import type { TargetDraft } from '../plan-draft.ts'
import { targetColumns } from './target-columns.ts'

const mark = (is: boolean | undefined) => (is === undefined ? undefined : is ? '是' : '否')
const figure = (number: number | undefined) => (number === undefined ? undefined : String(number))

/** The cells of a row for each field of its indicator that a row can hold. */
const indicatorCellsOf = {
  decimals: ({ decimals }) => ({ decimals: String(decimals) }),
  direction: ({ direction }) => ({ direction: directionSpellings[direction][0] }),
  frequency: ({ frequency }) => ({ frequency: frequencySpellings[frequency][0] }),
  accumulation: ({ accumulation }) => ({ accumulation: accumulationSpellings[accumulation][0] }),
  reportDays: ({ reportDays }) => ({ reportDays: reportDays === null ? notReported : String(reportDays) }),
  releaseMonths: ({ releaseMonths }) => ({ releaseMonths: figure(releaseMonths) }),
  lockDays: ({ lockDays }) => ({ lockDays: figure(lockDays) }),
  collected: ({ collected }) => ({ collectedTo: collected && (collected.to ?? '长期') }),
  reviewLevels: ({ reviewLevels }) => ({ reviewLevels: reviewLevels && reviewLevelsText(reviewLevels) }),
  countingRule: ({ countingRule }) => ({
    countingRule: countingRule?.text,
    countingFrom: countingRule?.from,
  }),
  januaryMerged: ({ januaryMerged }) => ({ januaryMerged: mark(januaryMerged) }),
  negative: ({ negative }) => ({ negative: mark(negative) }),
  overRegions: ({ overRegions }) => ({ overRegions: overRegions && overRegionsSpellings[overRegions][0] }),
  madeOf: ({ madeOf }) => ({ madeOf: madeOf && madeOfText(madeOf) }),
  parts: ({ parts }) => ({ sumOf: parts }),
  ownPeriod: ({ ownPeriod }) => ({ ownPeriod }),
  growthOf: ({ growthOf }) => ({ growthOf }),
} satisfies { readonly [Field in keyof Indicator]?: (indicator: Indicator) => Cells }

/** The cells of a row for each field of its target that a row can hold. */
const targetCellsOf = {
  comparator: ({ comparator }) => ({ comparator: comparatorSpellings[comparator][0] }),
  basis: ({ basis }) => ({ basis: basisSpellings[basis][0] }),
  value: ({ value }) => ({ value }),
  high: ({ high }) => ({ high }),
  start: ({ start }) => ({ start }),
  due: ({ due }) => ({ due }),
  baseline: ({ baseline }) => ({ baseline }),
  denominator: ({ denominator }) => ({ denominator }),
  force: ({ force }) => ({ force: force && forceSpellings[force][0] }),
  plan: ({ plan }) => ({
    planned: plan && plannedLines(plan),
    between: plan?.kind === 'points' ? betweenSpellings[plan.interpolation][0] : undefined,
  }),
} satisfies { readonly [Field in keyof TargetRecord]?: (target: TargetRecord) => Cells }

type Cells = { readonly [Field in keyof TargetDraft]: TargetDraft[Field] | undefined }

/** A row with the cells of these fields of its indicator and target as the records have them. */
export function withCellsOf(
  row: TargetDraft,
  { indicator, target }: { readonly indicator: Indicator | undefined; readonly target: TargetRecord },
  fields: { readonly indicator: readonly string[]; readonly target: readonly string[] },
): TargetDraft {
  const cells = [
    row,
    ...fields.indicator.map((field) => indicator && cellsIn(indicatorCellsOf, field)?.(indicator)),
    ...fields.target.map((field) => cellsIn(targetCellsOf, field)?.(target)),
  ].reduce<Cells>((all, some) => ({ ...all, ...some }), {})
  return Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== undefined))
}

function cellsIn<Record>(
  table: { readonly [field: string]: ((record: Record) => Cells) | undefined },
  field: string,
): ((record: Record) => Cells) | undefined {
  return table[field]
}

/** The columns whose name is not that of the field that they hold. */
const otherNames: Readonly<Record<string, keyof TargetDraft>> = {
  collected: 'collectedTo',
  parts: 'sumOf',
  plan: 'planned',
  ceiling: 'mayExceed',
  organisations: 'lead',
}

/** The heading of the column that holds a field of an indicator or a target; undefined where none does. */
export function columnTitleOf(field: string): string | undefined {
  const column = otherNames[field] ?? field
  return targetColumns.find((one) => one.field === column)?.title
}
