import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { lights } from '#metrics/catalogue/light-rule.ts'
import { lightWord } from '#metrics/wording/judging/lights.ts'
import {
  areaCodes,
  frequencies,
  indicatorCodes,
  observationStatuses,
  provenances,
  unitCodes,
} from './code-lists.ts'
import { codeList, type DataCell, type Structure } from './dataset.ts'
import { unitCode } from './unit-code.ts'

const lightCodes = codeList(
  'CL_LIGHT',
  '灯',
  lights.map((id) => ({ id, name: lightWord(id) })),
)

/** Comparators as letters, since a code may not contain signs. */
const comparators = {
  '>=': ['GE', '不少于'],
  '>': ['GT', '超过'],
  '=': ['EQ', '等于'],
  '<=': ['LE', '不超过'],
  '<': ['LT', '少于'],
  range: ['RANGE', '介于'],
  about: ['ABOUT', '左右'],
} as const

const comparatorCodes = codeList(
  'CL_COMPARATOR',
  '比较',
  Object.values(comparators).map(([id, name]) => ({ id, name })),
)

/** The structure of the dataflow of targets: how they stand at a reference date, and their light. */
export function targetStructure(index: CatalogueIndex): Structure {
  const { units, multipliers } = unitCodes(index)
  const targets = codeList(
    'CL_TARGET',
    '目标',
    [...index.targets.values()].map(({ record: { id, name } }) => ({ id, name })),
  )
  const ofTarget = { of: 'TARGET' } as const
  return {
    id: 'TARGETS',
    name: '目标与灯',
    dimensions: [
      { id: 'TARGET', name: '目标', english: 'Target', codes: targets },
      { id: 'REF_AREA', name: '地区', english: 'Reference area', codes: areaCodes(index) },
      { id: 'FREQ', name: '频度', english: 'Frequency', codes: frequencies },
      { id: 'TIME_PERIOD', name: '时期', english: 'Time period', type: 'ObservationalTimePeriod' },
    ],
    measures: [
      { id: 'OBS_VALUE', name: '数值', english: 'Observation value', type: 'Double' },
      { id: 'TARGET_VALUE', name: '目标值', english: 'Target value', type: 'Double' },
      { id: 'COMPLETION', name: '完成比例', english: 'Completion, a fraction', type: 'Double' },
      { id: 'DISTANCE', name: '行程比例', english: 'Distance covered, a fraction', type: 'Double' },
      { id: 'SCHEDULE', name: '序时进度', english: 'Schedule, a fraction', type: 'Double' },
      { id: 'GAP', name: '进度差（百分点）', english: 'Gap, percentage points', type: 'Double' },
    ],
    attributes: [
      { id: 'LIGHT', name: '灯', english: 'Light', codes: lightCodes },
      { id: 'OBS_STATUS', name: '数据状态', english: 'Observation status', codes: observationStatuses },
      { id: 'UNIT_MEASURE', name: '计量单位', english: 'Unit of measure', codes: units, ...ofTarget },
      { id: 'UNIT_MULT', name: '单位倍数', english: 'Unit multiplier', codes: multipliers, ...ofTarget },
      { id: 'DECIMALS', name: '小数位数', english: 'Decimals', type: 'Integer', ...ofTarget },
      { id: 'INDICATOR', name: '指标', english: 'Indicator', codes: indicatorCodes(index), ...ofTarget },
      { id: 'COMPARATOR', name: '比较', english: 'Comparator', codes: comparatorCodes, ...ofTarget },
      { id: 'DUE', name: '完成期限', english: 'Due date', type: 'String', ...ofTarget },
      { id: 'VALUE_PERIOD', name: '数据时期', english: 'Period of the value', type: 'String' },
      { id: 'LIGHT_RULE', name: '亮灯规则', english: 'Light rule', type: 'String' },
      { id: 'PROVENANCE', name: '来源', english: 'Provenance', codes: provenances },
    ],
  }
}

/** A target as a board shows it. */
export interface JudgedRow {
  readonly target: string
  readonly indicator: string
  readonly region: string
  readonly unit: string
  readonly decimals: number
  readonly comparator: keyof typeof comparators
  readonly targetValue: number
  readonly due: string | null
  readonly light: string | null
  readonly value: number | null
  readonly completion: number | null
  readonly distance: number | null
  readonly schedule: number | null
  readonly gap: number | null
  readonly period: string | null
  readonly status: string | null
  readonly rule: string
  /** Whether it is judged by a demo value. */
  readonly demo: boolean
}

/** A target, judged at a reference date, as a cell of that structure. */
export function targetCell(row: JudgedRow, at: string): DataCell {
  const { measure, multiplier } = unitCode(row.unit)
  const figures = [row.value, row.targetValue, row.completion, row.distance, row.schedule, row.gap]
  return {
    key: [row.target, row.region, 'D', at],
    measures: figures.map((figure) => (figure === null ? null : String(figure))),
    attributes: [
      row.light,
      row.status,
      measure.id,
      multiplier.id,
      String(row.decimals),
      row.indicator,
      comparators[row.comparator][0],
      row.due,
      row.period,
      row.rule,
      row.demo ? 'demo' : null,
    ],
  }
}
