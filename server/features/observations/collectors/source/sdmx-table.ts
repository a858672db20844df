import type { TableFault } from '#metrics/imports/table-fault.ts'
import type { WorkbookCell, WorkbookRow, WorkbookSheet } from '#metrics/reading/workbook.ts'
import { AppError } from '../../../../errors.ts'
import { csvRows } from '../../../../exchange/csv-text.ts'
import { codeList } from '../../../../exchange/dataset.ts'
import { UnreadableMessage, type ReadDataset } from '../../../../exchange/read-dataset.ts'
import { readSdmxCsv } from '../../../../exchange/sdmx/read-csv.ts'
import { readSdmxJson } from '../../../../exchange/sdmx/read-json.ts'
import type { UnitCodesByIndicator } from '../../imports/rows/unit-codes.ts'

/** The columns of SDMX-CSV that are no parts of the structure. */
const besides = new Set(['STRUCTURE', 'STRUCTURE_ID', 'STRUCTURE_NAME', 'ACTION', 'SERIES_KEY', 'OBS_KEY'])
const measure = 'OBS_VALUE'

/**
 * The observations of an SDMX message as a table, whatever their structure: a column for each dimension, measure and attribute, with codes
 * as values. @throws AppError bad-item
 */
export function sdmxTable(text: string, form: 'sdmx-csv' | 'sdmx-json'): WorkbookSheet {
  try {
    const datasets =
      form === 'sdmx-csv' ? readSdmxCsv(text, structureOfHead(text)) : readSdmxJson(parsed(text))
    if (datasets.some(({ action }) => action === 'Delete'))
      throw new UnreadableMessage('ACTION 是 D（删除）：这里只收数，不删数。')
    const [first, ...others] = datasets
    if (!first) throw new UnreadableMessage('里面没有数据。')
    const parts = partsOf(first)
    if (others.some((other) => partsOf(other).join() !== parts.join()))
      throw new UnreadableMessage('里面有几种结构的数据，请只取一种。')
    return tableOf(parts, datasets)
  } catch (fault) {
    if (fault instanceof UnreadableMessage) throw new AppError('bad-item', fault.message)
    throw fault
  }
}

function parsed(text: string): unknown {
  try {
    const message: unknown = JSON.parse(text)
    if (typeof message === 'object' && message !== null) return message
  } catch {
    // A text that is no JSON is refused below, like JSON of another form.
  }
  throw new UnreadableMessage('答的不是 SDMX-JSON。请核对地址和格式。')
}

/** The structure that the head of SDMX-CSV names: everything but the measure counts as a dimension. */
function structureOfHead(text: string) {
  const separator = /^\uFEFF?STRUCTURE(?:\[[^\]]*\])?([^A-Za-z0-9_"])/.exec(text)?.[1] ?? ','
  const [head = []] = csvRows(text.slice(0, 100_000), separator)
  const ids = head.map((name) => name.split(/[[:]/)[0]!.trim())
  const part = (id: string) => ({ id, name: id, english: id, codes: codeList(id, id, []) })
  return {
    ...{ id: '', name: '' },
    dimensions: ids.filter((id) => !besides.has(id) && id !== measure).map(part),
    measures: [{ id: measure, name: measure, english: measure }],
    attributes: [],
  }
}

const partsOf = ({ dimensions, measures, attributes }: ReadDataset) => [
  ...dimensions,
  ...measures,
  ...attributes,
]

function tableOf(parts: readonly string[], datasets: readonly ReadDataset[]): WorkbookSheet {
  const rowOf = (number: number, texts: readonly (string | null)[]): WorkbookRow => ({
    ...{ number, hidden: false },
    cells: new Map(
      texts.flatMap((value, at): [number, WorkbookCell][] =>
        value === null || value === '' ? [] : [[at + 1, { type: 'text', value }]],
      ),
    ),
  })
  const cells = datasets.flatMap((dataset) => dataset.cells)
  return {
    ...{ name: 'SDMX', state: 'visible', hiddenColumns: [], merged: [] },
    rows: [
      rowOf(1, parts),
      ...cells.map(({ key, measures, attributes }, place) =>
        rowOf(place + 2, [...key, ...measures, ...attributes]),
      ),
    ],
  }
}

/** The meanings of the usual parts of SDMX structures. */
const usual = {
  indicator: ['INDICATOR', 'SERIES'],
  region: ['REF_AREA', 'GEO'],
  period: ['TIME_PERIOD'],
  value: [measure],
  status: ['OBS_STATUS'],
  note: ['COMMENT_OBS', 'OBS_COMMENT'],
} as const

/** The mapping by which a table of an SDMX message is probably to be read. */
export function sdmxMapping({ rows: [head] }: WorkbookSheet) {
  const places = new Map([...(head?.cells ?? [])].map(([column, { value }]) => [value, column]))
  const columns = Object.fromEntries(
    Object.entries(usual).flatMap(([role, ids]) => {
      const id = ids.find((one) => places.has(one))
      return id === undefined ? [] : [[role, places.get(id)!]]
    }),
  )
  return { header: 1, columns, across: null, fixed: {} }
}

/**
 * The values of a message that are in the unit of their indicator, and a fault for each of the others, so that amounts in 家 never pass for
 * the indicator's 万家. `UNIT_MEASURE` is compared only where it is one of this program's own codes.
 */
export function inOwnUnits<Value extends { readonly row: number; readonly indicator: string }>(
  values: readonly Value[],
  { rows: [head, ...rows] }: WorkbookSheet,
  units: UnitCodesByIndicator,
): { readonly values: readonly Value[]; readonly faults: readonly TableFault[] } {
  const [measures, multipliers] = [columnOf(head, 'UNIT_MEASURE'), columnOf(head, 'UNIT_MULT')]
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  const faults: TableFault[] = []
  const own = values.filter(({ row, indicator }) => {
    const unit = units.get(indicator)
    const said = (column: number | undefined) =>
      column === undefined ? undefined : byNumber.get(row)?.cells.get(column)?.value.trim()
    const refuse = (column: number | undefined, part: string, found: string, wanted: string) => {
      const message = `${part} 是“${found}”，本指标为“${wanted}”：请在来源处换算，或在映射里写明整张表的计量单位。`
      faults.push({ row, column: column!, code: 'bad-value', message })
      return false
    }
    const [measure, multiplier] = [said(measures), said(multipliers)]
    if (unit && multiplier && multiplier !== unit.multiplier)
      return refuse(multipliers, 'UNIT_MULT', multiplier, unit.multiplier)
    if (unit && measure && ownCode.test(measure) && measure !== unit.measure)
      return refuse(measures, 'UNIT_MEASURE', measure, unit.measure)
    return true
  })
  return { values: own, faults }
}

function columnOf(head: WorkbookRow | undefined, id: string): number | undefined {
  return [...(head?.cells ?? [])].find(([, { value }]) => value === id)?.[0]
}

/** A code of a unit as this program gives it. */
const ownCode = /^U[0-9A-F]{4}/
