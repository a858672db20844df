import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSdmxJson } from '#server/exchange/sdmx/read-json.ts'
import { readSdmxStructure } from '#server/exchange/sdmx/read-structure.ts'
import { shared, sharedIsHere } from '#tests/support/shared.ts'

const sample = (name: string): unknown =>
  JSON.parse(readFileSync(shared(`exchange/sdmx-json/${name}.json`)!, 'utf8'))

/** Sample messages of the SDMX Technical Working Group, with the number of observations in each dataset, counted by hand. */
const samples: readonly [name: string, observations: readonly number[]][] = [
  ['agri', [12]],
  ['data-constructed-sample-full', [4, 4, 4, 4, 4]],
  ['exr-action-delete', [2, 1]],
  ['exr-cross-section', [4]],
  ['exr-flat', [4]],
  ['exr-time-series', [4]],
]

describe.skipIf(!sharedIsHere)('readSdmxJson', () => {
  it.each(samples)('reads %s with all its observations', (name, observations) => {
    expect(readSdmxJson(sample(name)).map(({ cells }) => cells.length)).toEqual(observations)
  })

  it.each(['exr-cross-section', 'exr-flat', 'exr-time-series'])(
    'reads of %s the same rates, however they are laid out',
    (name) => {
      const [read] = readSdmxJson(sample(name))
      expect(read!.dimensions).toEqual([
        'FREQ',
        'CURRENCY',
        'CURRENCY_DENOM',
        'EXR_TYPE',
        'EXR_SUFFIX',
        'TIME_PERIOD',
      ])
      const rates = read!.cells.map(({ key, measures }) => [key[1], key[5], measures[0]].join(' ')).sort()
      expect(rates).toEqual([
        'NZD 2013-01-18 1.5931',
        'NZD 2013-01-21 1.5925',
        'RUB 2013-01-18 40.3426',
        'RUB 2013-01-21 40.3',
      ])
    },
  )

  it('reads of a message of all layouts the same rates by series and flat, where the flat key has all dimensions', () => {
    const datasets = readSdmxJson(sample('data-constructed-sample-full'))
    const rates = datasets.map(({ cells }) =>
      cells.map(({ key, measures }) => [key[1], key[5], measures[0]].join(' ')),
    )
    const known = [
      'NZD 2013-01-18 1.5931',
      'NZD 2013-01-21 1.5925',
      'RUB 2013-01-18 40.3426',
      'RUB 2013-01-21 40.3',
    ]
    expect([rates[0], rates[1], rates[3]]).toEqual([known, known, known])
    const keys = known.map((rate) => rate.slice(0, 14))
    expect(rates[2]!.map((rate) => rate.trim())).toEqual(keys)
    expect(rates[4]!.map((rate) => rate.trim())).toEqual(keys)
  })

  it('tells what is replaced and what is deleted', () => {
    const [replaced, deleted] = readSdmxJson(sample('exr-action-delete'))
    expect(replaced).toMatchObject({ action: 'Replace', structure: 'ECB:EXR(1.0)' })
    expect(deleted).toMatchObject({
      action: 'Delete',
      cells: [{ key: ['D', 'NZD', 'EUR', 'SP00', 'A', '2013-01-18'], measures: [null] }],
    })
  })

  it('tells attributes of a dataset, of groups and of series with each of their observations', () => {
    const [rice] = readSdmxJson(sample('agri'))
    const first = rice!.cells[0]!
    expect(first.measures).toEqual(['350.154'])
    expect(first.attributes).toContain('contact@organisation.org')
    expect(first.attributes).toContain('MAFF_Agricultural Statistics_2014')
    expect(first.attributes).toContain('Comment for Annual data for Banteay Meanchey')
    const [bySeries] = readSdmxJson(sample('data-constructed-sample-full'))
    expect(bySeries!.attributes).toEqual([
      'TIME_FORMAT',
      'DESCRIPTION',
      'UNIT_MEAS',
      'ID',
      'EMBARGO_TIME',
      'OBS_STATUS',
    ])
    expect(bySeries!.cells.at(-1)!.attributes).toEqual([
      'P1D',
      'Description value 1; Description value 2',
      'NC',
      'ID2',
      '2013-03-21T11:00:00',
      null,
    ])
  })

  it('finds no figures in a message that was asked for without them', () => {
    const ofAttributes = readSdmxJson(sample('data-constructed-sample-full'))[4]!
    expect(ofAttributes.cells.map(({ measures }) => measures)).toEqual([[null], [null], [null], [null]])
    expect(ofAttributes.cells[0]!.attributes[4]).toBe('2013-03-18T11:00:00')
  })
})

describe('readSdmxJson of what is no data message', () => {
  it.each([
    [{}, '这不是 SDMX-JSON 2 的数据消息：缺少 structures 或 dataSets。'],
    [{ data: { structures: [], dataSets: [{ structure: 3 }] } }, '数据集所指的结构不在消息里。'],
    [
      {
        data: {
          structures: [{ dimensions: { observation: [{ id: 'FREQ', values: [{ id: 'A' }] }] } }],
          dataSets: [{ observations: { '1': [5] } }],
        },
      },
      'FREQ 没有第 1 个值。',
    ],
  ])('refuses %j and says why', (message, detail) => {
    expect(() => readSdmxJson(message)).toThrow(detail)
  })

  it.each(['0:0:0', '0', '0:', '0:x'])('refuses the key %s of another length than its dimensions', (key) => {
    const dimensions = {
      series: [{ id: 'REF_AREA', values: [{ id: 'A' }] }],
      observation: [{ id: 'TIME_PERIOD', values: [{ id: '2024' }] }],
    }
    const message = { data: { structures: [{ dimensions }], dataSets: [{ observations: { [key]: [5] } }] } }
    expect(() => readSdmxJson(message)).toThrow(`键“${key}”应有 2 段（REF_AREA:TIME_PERIOD）`)
  })
})

describe.skipIf(!sharedIsHere)('readSdmxStructure', () => {
  it('reads the sample of a structure message', () => {
    const { flows, structures, codeLists } = readSdmxStructure(sample('structure-constructed-sample'))
    expect(flows.get('ECB:EXR(1.0)')).toBe('ECB:ECB_EXR1(1.0)')
    expect(structures).toHaveLength(1)
    expect(structures[0]!.dimensions.map(({ id }) => id)).toEqual([
      'FREQ',
      'CURRENCY',
      'CURRENCY_DENOM',
      'EXR_TYPE',
      'EXR_SUFFIX',
      'TIME_PERIOD',
    ])
    expect(structures[0]!.dimensions[0]!.codeList).toBe('ECB:CL_FREQ(1.0)')
    expect(structures[0]!.measures).toEqual([{ id: 'OBS_VALUE' }])
    expect(codeLists.get('ECB:CL_FREQ(1.0)')).toEqual(
      new Map([
        ['A', 'Annual'],
        ['M', 'Monthly'],
        ['Q', 'Quarterly'],
      ]),
    )
  })
})
