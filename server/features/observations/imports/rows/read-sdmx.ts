import { Check } from 'typebox/value'
import { SentRow } from '../../../../contract/import-rows.ts'
import { codeList, structureId, type DataCell, type Component } from '../../../../exchange/dataset.ts'
import { UnreadableMessage, type ReadDataset } from '../../../../exchange/read-dataset.ts'
import { readSdmxCsv } from '../../../../exchange/sdmx/read-csv.ts'
import type { RowRead } from '../check-values.ts'
import { sourceInNote, type RowOrFault, type RowsRead } from './rows-read.ts'
import type { UnitCodesByIndicator } from './unit-codes.ts'

const part = (id: string): Component => ({ id, name: id, english: id })
/** A component whose fields may be written `code: name`. */
const coded = (id: string): Component => ({ ...part(id), codes: codeList(id, id, []) })

/** The structure of the exchange's dataflow of figures; codes are checked against the catalogue later. */
const structure = {
  id: 'OBSERVATIONS',
  name: 'OBSERVATIONS',
  dimensions: [coded('INDICATOR'), coded('REF_AREA'), coded('FREQ'), part('TIME_PERIOD')],
  measures: [part('OBS_VALUE')],
  attributes: [
    ...['OBS_STATUS', 'UNIT_MEASURE', 'UNIT_MULT', 'COMPUTED', 'BOUND', 'ABSENCE_REASON'].map(coded),
    ...['NUMERATOR', 'DENOMINATOR', 'DATA_SOURCE', 'COMMENT_OBS'].map(part),
  ],
}
/** The actions of SDMX-CSV that add or change figures. */
const brings: ReadonlySet<string> = new Set(['Information', 'Append', 'Merge', 'Replace'])

/**
 * Reads SDMX-CSV of the dataflow of figures; computed figures are skipped. A row has the number of its record, where the head is number 1.
 * @throws UnreadableMessage
 */
export function readSdmxRows(text: string, units: UnitCodesByIndicator): RowsRead {
  const [dataset, ...others] = readSdmxCsv(text, structure)
  if (!dataset) throw new UnreadableMessage('只有表头，没有数据。')
  if (others.length > 0) throw new UnreadableMessage('一批只能有一种 ACTION 和一个 STRUCTURE_ID，请分开送。')
  if (!brings.has(dataset.action)) throw new UnreadableMessage('ACTION 是 D（删除）：这里只收数，不删数。')
  if (dataset.structure !== structureId(structure))
    throw new UnreadableMessage(`STRUCTURE_ID 是“${dataset.structure}”，应为 ${structureId(structure)}。`)
  const values: RowRead[] = []
  const faults: RowsRead['faults'][number][] = []
  let passedOver = 0
  let sourced: number | undefined
  for (const [place, cell] of dataset.cells.entries()) {
    const at = { row: place + 2, column: 1 }
    const said = saidBy(dataset, cell)
    if (said('COMPUTED') === 'Y') {
      passedOver += 1
      continue
    }
    if (said('DATA_SOURCE') !== undefined) sourced ??= at.row
    const read = rowOf(said, cell, units)
    if ('message' in read) faults.push({ ...at, ...read })
    else values.push({ ...at, ...read })
  }
  if (sourced !== undefined)
    faults.push({
      ...{ row: sourced, column: 1, code: sourceInNote },
      message:
        '填报的数不另存来源：各行的 DATA_SOURCE 只写进说明，给出去时不带。是公开发布的数，请以 provenance=published 送。',
    })
  return { values, faults, passedOver }
}

type SdmxSaid = (id: string) => string | undefined

function saidBy({ dimensions, attributes }: ReadDataset, { key, attributes: marks }: DataCell): SdmxSaid {
  return (id) => key[dimensions.indexOf(id)] ?? marks[attributes.indexOf(id)] ?? undefined
}

function rowOf(said: SdmxSaid, { measures }: DataCell, units: UnitCodesByIndicator): RowOrFault {
  const [indicator, region, period] = [said('INDICATOR')!, said('REF_AREA')!, said('TIME_PERIOD')!]
  const unit = units.get(indicator)
  const [measure, multiplier, frequency] = [said('UNIT_MEASURE'), said('UNIT_MULT'), said('FREQ')!]
  if (unit && measure !== undefined && measure !== unit.measure)
    return {
      code: 'bad-value',
      message: `UNIT_MEASURE 是“${measure}”，本指标为“${unit.measure}”，请换算后再送。`,
    }
  if (unit && multiplier !== undefined && multiplier !== unit.multiplier)
    return {
      code: 'bad-value',
      message: `UNIT_MULT 是“${multiplier}”，本指标为“${unit.multiplier}”，请换算后再送。`,
    }
  if (/^\d{4}-([SQMWD])/.exec(period)?.[1] !== (frequency === 'A' ? undefined : frequency))
    return { code: 'bad-period', message: `FREQ“${frequency}”与 TIME_PERIOD“${period}”不是同一频度。` }
  const [numerator, denominator] = [said('NUMERATOR'), said('DENOMINATOR')]
  // The source of a value stands before its remark, as that of a table of history does.
  const note = [said('DATA_SOURCE') ?? [], said('COMMENT_OBS') ?? []].flat().join('；')
  const row: unknown = {
    ...{ indicator, region, period, value: measures[0] ?? null },
    ...(numerator !== undefined && { numerator }),
    ...(denominator !== undefined && { denominator }),
    ...(said('BOUND') === 'lower' && { bound: 'lower' }),
    ...(said('ABSENCE_REASON') !== undefined && { reason: said('ABSENCE_REASON') }),
    ...(said('OBS_STATUS') !== undefined && { status: said('OBS_STATUS') }),
    ...(note !== '' && { note }),
  }
  if (!Check(SentRow, row))
    return {
      code: 'bad-item',
      message: 'OBS_STATUS、ABSENCE_REASON 有不认识的代码，或某个字段过长。请按数据结构定义改正。',
    }
  return row as Omit<RowRead, 'row' | 'column'>
}
