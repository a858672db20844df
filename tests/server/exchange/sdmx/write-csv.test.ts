import { describe, expect, it } from 'vitest'
import { withAttributes, type Dataset } from '#server/exchange/dataset.ts'
import { readSdmxCsv } from '#server/exchange/sdmx/read-csv.ts'
import { sdmxCsv } from '#server/exchange/sdmx/write-csv.ts'
import { cells, dataset, structure, withDeletion, withHistory, written } from '../sample-dataset.ts'

const linesOf = async (data: Dataset, labels?: 'id' | 'name' | 'both') =>
  (await written(sdmxCsv(data, labels))).split('\r\n')

describe('sdmxCsv', () => {
  it('begins with the columns of SDMX-CSV 2.1 in their order', async () => {
    const [header, first] = await linesOf(dataset)
    expect(header).toBe(
      'STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,FREQ,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE,' +
        'UNIT_MULT,DECIMALS,CONF_STATUS,COMPUTED,NUMERATOR,DENOMINATOR,BOUND,ABSENCE_REASON,PROVENANCE,REVISION,REVISION_REASON,VALID_FROM,LEDGER_SEQUENCE,DATA_SOURCE',
    )
    expect(first).toBe(
      'dataflow,XUSHI:OBSERVATIONS(1.0),R,zhaoqing-5g-base-stations,441200,M,2024-M08,6900,A,U5EA7,' +
        '0,0,F,,,,lower,,published,1,,2024-10-09T10:00:00.000+08:00,101,',
    )
  })

  it('tells a figure that is withheld as NaN, with its reason, confidential', async () => {
    const rows = await linesOf(dataset)
    expect(rows[6]).toMatch(/,440400,M,2024-M09,NaN,M,CNY,8,2,C,,,,,suppressed,reported,/)
  })

  it('puts names beside codes, in one column or in one of their own', async () => {
    const [header, first] = await linesOf(dataset, 'both')
    expect(header).toMatch(/^STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR: 指标,REF_AREA: 地区,/)
    expect(first).toMatch(
      /^dataflow,XUSHI:OBSERVATIONS\(1.0\): 审定数据,R,zhaoqing-5g-base-stations: [^,]+,441200: 肇庆市,M: 月,2024-M08,6900,A: 正常,U5EA7: 座,/,
    )
    const [names, named] = await linesOf(dataset, 'name')
    expect(names).toMatch(/^STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,INDICATOR,指标,REF_AREA,地区,/)
    expect(named).toMatch(
      /^dataflow,XUSHI:OBSERVATIONS\(1.0\),审定数据,R,zhaoqing-5g-base-stations,[^,]+,441200,肇庆市,M,月,2024-M08,,6900,,/,
    )
  })

  it('writes attributes that were asked for alone, and a header alone where there is no figure', async () => {
    const narrow = withAttributes(dataset, new Set(['UNIT_MEASURE', 'PROVENANCE']))
    const [header, first] = await linesOf(narrow)
    expect(header).toBe(
      'STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,FREQ,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,PROVENANCE',
    )
    expect(first).toMatch(/,6900,U5EA7,published$/)
    expect(await linesOf({ structure, cells: () => [] })).toHaveLength(2)
  })
})

describe('sdmxCsv of what stands no more', () => {
  it('tells the key alone, to be deleted, and is read back so', async () => {
    const text = await written(sdmxCsv(withDeletion))
    expect(text.split('\r\n')[1]).toBe(
      'dataflow,XUSHI:OBSERVATIONS(1.0),D,zhaoqing-5g-base-stations,441200,M,2024-M07,,,,,,,,,,,,,,,,,',
    )
    const [deleted, replaced] = readSdmxCsv(text, structure)
    expect(deleted).toMatchObject({ action: 'Delete', cells: [{ measures: [null] }] })
    expect(replaced).toMatchObject({ action: 'Replace', cells: cells.slice(0, 2) })
  })
})

describe('readSdmxCsv', () => {
  it.each(['id', 'name', 'both'] as const)('reads back what was written with labels=%s', async (labels) => {
    const read = readSdmxCsv(await written(sdmxCsv(dataset, labels)), structure)
    expect(read).toHaveLength(1)
    expect(read[0]).toMatchObject({ structure: 'XUSHI:OBSERVATIONS(1.0)', action: 'Replace' })
    expect(read[0]!.cells).toEqual(cells)
  })

  it('reads all revisions of a cell', async () => {
    const [read] = readSdmxCsv(await written(sdmxCsv(withHistory)), structure)
    expect(read!.cells.map(({ measures }) => measures[0])).toEqual([
      '6900',
      '7000',
      '7050',
      '7060',
      '7100',
      '7101',
    ])
  })

  it('takes the separator after STRUCTURE, columns in any order, quoted fields, and actions row by row', () => {
    const text =
      '\uFEFFSTRUCTURE;STRUCTURE_ID;ACTION;TIME_PERIOD;"INDICATOR";REF_AREA;FREQ;备注;OBS_VALUE\r\n' +
      'dataflow;A:F(1.0);I;2024-M01;x;440000;M;"一行；\r\n""又一行""";1.50\n' +
      'dataflow;A:F(1.0);D;2024-M02;x;440000;M;;\n\n'
    const read = readSdmxCsv(text, structure)
    expect(read.map(({ action, cells: found }) => [action, found[0]!.key, found[0]!.measures])).toEqual([
      ['Information', ['x', '440000', 'M', '2024-M01'], ['1.50']],
      ['Delete', ['x', '440000', 'M', '2024-M02'], [null]],
    ])
  })

  it('takes #N/A as missing, and a message without ACTION as one to be merged', () => {
    const text =
      'STRUCTURE,STRUCTURE_ID,INDICATOR,REF_AREA,FREQ,TIME_PERIOD,OBS_VALUE\ndataflow,A:F(1.0),x,1,M,2024-M01,#N/A\n'
    expect(readSdmxCsv(text, structure)).toMatchObject([{ action: 'Merge', cells: [{ measures: [null] }] }])
  })

  it.each([
    ['<html>', '这不是 SDMX-CSV 2：第一列应为 STRUCTURE。'],
    ['DATAFLOW,FREQ\n', '这不是 SDMX-CSV 2：第一列应为 STRUCTURE。'],
    ['STRUCTURE,STRUCTURE_ID,INDICATOR,REF_AREA,FREQ\n', '缺少 TIME_PERIOD 一列。'],
    ['STRUCTURE,INDICATOR,REF_AREA,FREQ,TIME_PERIOD\ndataflow,x\n', '第 2 行有 2 列，表头有 5 列。'],
    [
      'STRUCTURE,ACTION,INDICATOR,REF_AREA,FREQ,TIME_PERIOD\ndataflow,X,x,1,M,2024\n',
      '第 2 行的 ACTION 是“X”，应为 I、A、M、R 或 D。',
    ],
    ['STRUCTURE,INDICATOR,REF_AREA,FREQ,TIME_PERIOD\ndataflow,"x', '有一个带引号的字段没有结束。'],
  ])('refuses %j and says why', (text, detail) => {
    expect(() => readSdmxCsv(text, structure)).toThrow(detail)
  })
})
