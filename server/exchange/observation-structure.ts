import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import {
  absences,
  areaCodes,
  bounds,
  computed,
  confidentialities,
  corrections,
  frequencies,
  indicatorCodes,
  observationStatuses,
  provenances,
  unitCodes,
} from './code-lists.ts'
import type { DataCell, Structure } from './dataset.ts'
import { unitCode } from './unit-code.ts'

/** The structure of the dataflow of approved figures: indicator, region and period. */
export function observationStructure(index: CatalogueIndex): Structure {
  const { units, multipliers } = unitCodes(index)
  const text = { type: 'String' } as const
  return {
    id: 'OBSERVATIONS',
    name: '审定数据',
    dimensions: [
      { id: 'INDICATOR', name: '指标', english: 'Indicator', codes: indicatorCodes(index) },
      { id: 'REF_AREA', name: '地区', english: 'Reference area', codes: areaCodes(index) },
      { id: 'FREQ', name: '频度', english: 'Frequency', codes: frequencies },
      { id: 'TIME_PERIOD', name: '时期', english: 'Time period', type: 'ObservationalTimePeriod' },
    ],
    measures: [{ id: 'OBS_VALUE', name: '数值', english: 'Observation value', type: 'Double' }],
    attributes: [
      { id: 'OBS_STATUS', name: '数据状态', english: 'Observation status', codes: observationStatuses },
      { id: 'UNIT_MEASURE', name: '计量单位', english: 'Unit of measure', codes: units, of: 'INDICATOR' },
      { id: 'UNIT_MULT', name: '单位倍数', english: 'Unit multiplier', codes: multipliers, of: 'INDICATOR' },
      { id: 'DECIMALS', name: '小数位数', english: 'Decimals', type: 'Integer', of: 'INDICATOR' },
      { id: 'CONF_STATUS', name: '公开程度', english: 'Confidentiality status', codes: confidentialities },
      { id: 'COMPUTED', name: '计算', english: 'Computed from others', codes: computed, of: 'INDICATOR' },
      { id: 'NUMERATOR', name: '分子', english: 'Numerator of a share', type: 'Double' },
      { id: 'DENOMINATOR', name: '分母', english: 'Denominator of a share', type: 'Double' },
      { id: 'BOUND', name: '界限', english: 'Value is a lower bound', codes: bounds },
      { id: 'ABSENCE_REASON', name: '无数据的原因', english: 'Reason for no value', codes: absences },
      { id: 'PROVENANCE', name: '来源', english: 'Provenance', codes: provenances },
      { id: 'REVISION', name: '版次', english: 'Revision', type: 'Integer' },
      { id: 'REVISION_REASON', name: '修订原因', english: 'Reason of the revision', codes: corrections },
      { id: 'VALID_FROM', name: '审定时间', english: 'Approved at', ...text },
      { id: 'LEDGER_SEQUENCE', name: '底账序号', english: 'Place in the order of entry', type: 'Integer' },
      { id: 'DATA_SOURCE', name: '数据来源', english: 'Data source', ...text },
    ],
  }
}

/** An approved figure as it is stored, with decimals as texts. */
export interface ExchangedFigure {
  readonly region: string
  readonly period: string
  readonly value: string | null
  readonly status: string
  readonly numerator: string | null
  readonly denominator: string | null
  readonly bound: string | null
  readonly reason: string | null
  readonly provenance: string
  /** The source of a published figure, or of one that a collector brought; null: that of its indicator. */
  readonly source: string | null
  readonly revision: number
  /** Why it replaced an approved figure; null where it did not. */
  readonly correction: string | null
  /** The time of the approval. */
  readonly approvedAt: string | null
  /** The ledger entry by which the revision was entered. */
  readonly sequence: number
}

/** Writes the approved figures of an indicator as cells of that structure. */
export function observationCells(
  indicator: Pick<Indicator, 'id' | 'unit' | 'decimals' | 'formula' | 'source'>,
  isPublic: boolean,
): (figure: ExchangedFigure) => DataCell {
  const { measure, multiplier } = unitCode(indicator.unit)
  const decimals = String(indicator.decimals)
  const isComputed = indicator.formula ? 'Y' : null
  return (figure) => ({
    key: [indicator.id, figure.region, frequencyOf(figure.period), figure.period],
    measures: [figure.value],
    attributes: [
      figure.status,
      measure.id,
      multiplier.id,
      decimals,
      confidentialityOf(figure, isPublic),
      isComputed,
      figure.numerator,
      figure.denominator,
      figure.bound,
      figure.reason,
      figure.provenance,
      String(figure.revision),
      figure.correction,
      figure.approvedAt,
      String(figure.sequence),
      figure.source ?? indicator.source?.producer ?? null,
    ],
  })
}

/** The deletion of a cell in which nothing stands any more. */
export function goneCell(
  indicator: Pick<Indicator, 'id'>,
  { region, period }: Pick<ExchangedFigure, 'region' | 'period'>,
): DataCell {
  const key = [indicator.id, region, frequencyOf(period), period]
  return { key, measures: [], attributes: [], action: 'Delete' }
}

/** The frequency of a stored period: 2024-M09 is monthly, 2024 annual. */
function frequencyOf(period: string): string {
  return period[5] ?? 'A'
}

/** The confidentiality of a figure: C where it is suppressed, F (free) where it is published or its indicator is public, otherwise N (for use among offices). */
function confidentialityOf({ provenance, reason }: ExchangedFigure, isPublic: boolean): string {
  if (reason === 'suppressed') return 'C'
  return isPublic || provenance === 'published' ? 'F' : 'N'
}
