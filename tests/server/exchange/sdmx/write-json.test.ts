import { describe, expect, it } from 'vitest'
import type { Dataset } from '#server/exchange/dataset.ts'
import { readSdmxJson } from '#server/exchange/sdmx/read-json.ts'
import { sdmxJson } from '#server/exchange/sdmx/write-json.ts'
import { sharedIsHere } from '#tests/support/shared.ts'
import { cells, dataset, structure, withDeletion, withHistory, written } from '../sample-dataset.ts'
import { compilingTakes, faultsBySchema } from './official-schemas.ts'

const message = { id: 'test-1', prepared: '2024-10-31T10:00:00+08:00' }
const textOf = (data: Dataset, flat: boolean) => written(sdmxJson(data, { ...message, flat }))
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read messages as plain JSON
const jsonOf = async (data: Dataset, flat = false): Promise<any> => JSON.parse(await textOf(data, flat))

/** The parts of cells by name, since the reader gives attributes of groups before those of observations. */
function byName(read: ReturnType<typeof readSdmxJson>[number]) {
  return read.cells.map(({ key, measures, attributes }) => ({
    key,
    measures,
    ...Object.fromEntries(read.attributes.map((id, place) => [id, attributes[place]])),
  }))
}
const asNamed = cells.map(({ key, measures, attributes }) => ({
  key,
  measures,
  ...Object.fromEntries(structure.attributes.map(({ id }, place) => [id, attributes[place]])),
}))
const inOrderOfKey = <T extends { key: readonly string[] }>(list: readonly T[]) =>
  list.toSorted((a, b) => (a.key.join() < b.key.join() ? -1 : 1))

describe('sdmxJson', () => {
  it.each([false, true])('is read back as it was, flat: %s', async (flat) => {
    const [read, ...more] = readSdmxJson(await jsonOf(dataset, flat))
    expect(more).toEqual([])
    expect(read).toMatchObject({ structure: 'XUSHI:OBSERVATIONS(1.0)', action: 'Replace' })
    expect(read!.dimensions).toEqual(['INDICATOR', 'REF_AREA', 'FREQ', 'TIME_PERIOD'])
    expect(inOrderOfKey(byName(read!))).toEqual(inOrderOfKey(asNamed))
  })

  it('writes a figure with the digits that it has', async () => {
    const text = await textOf(dataset, true)
    expect(text).toContain(':[95.1807228915663,')
    expect(text).toContain(':[0.0000001,')
    expect(text).toContain(':["NaN",')
  })

  it('tells unit and decimals once of each indicator', async () => {
    const { data } = await jsonOf(dataset)
    expect(data.dataSets[0].dimensionGroupAttributes).toEqual({
      '0:::': [0, 0, '0', null],
      '1:::': [1, 0, '2', null],
      '2:::': [2, 1, '2', null],
    })
    expect(
      data.structures[0].attributes.dimensionGroup[0].values.map(({ name }: { name: string }) => name),
    ).toEqual(['座', '%', '元'])
  })

  it('tells of a period when it begins and ends, and what it is called', async () => {
    const { data } = await jsonOf(dataset)
    expect(data.structures[0].dimensions.observation[0].values[0]).toEqual({
      id: '2024-M08',
      name: '2024年8月',
      names: { 'zh-CN': '2024年8月' },
      start: '2024-08-01T00:00:00+08:00',
      end: '2024-08-31T23:59:59+08:00',
    })
  })

  it('makes of revisions as many datasets as the most revised cell has, each key once in each', async () => {
    const read = readSdmxJson(await jsonOf(withHistory))
    expect(read.map((one) => one.cells.map(({ measures }) => measures[0]))).toEqual([
      ['6900', '7000', '7100'],
      ['7050', '7101'],
      ['7060'],
    ])
  })

  it.each([false, true])('tells first what is to be deleted, by its key alone, flat: %s', async (flat) => {
    const [deleted, replaced, ...more] = readSdmxJson(await jsonOf(withDeletion, flat))
    expect(more).toEqual([])
    const gone = ['zhaoqing-5g-base-stations', '441200', 'M', '2024-M07']
    expect(deleted).toMatchObject({ action: 'Delete', cells: [{ key: gone, measures: [null] }] })
    expect(deleted!.cells).toHaveLength(1)
    expect(replaced).toMatchObject({ action: 'Replace' })
    expect(replaced!.cells.map(({ measures }) => measures[0])).toEqual(['6900', '7050'])
    expect(byName(replaced!)[0]).toMatchObject({ UNIT_MEASURE: 'U5EA7' })
    expect(readSdmxJson(await jsonOf({ ...dataset, deletes: true }, flat))).toHaveLength(1)
  })

  it('writes a message where there is no figure', async () => {
    const [read] = readSdmxJson(await jsonOf({ structure, cells: () => [] }))
    expect(read!.cells).toEqual([])
  })

  it.skipIf(!sharedIsHere)(
    'is valid by the official schema',
    async () => {
      for (const data of [dataset, withHistory, withDeletion, { structure, cells: () => [] }])
        for (const flat of [false, true]) expect(faultsBySchema('data', await jsonOf(data, flat))).toEqual([])
    },
    compilingTakes,
  )

  it.skipIf(!sharedIsHere)(
    'would be found invalid, did it lack its sender',
    async () => {
      const broken = await jsonOf(dataset)
      delete broken.meta.sender
      expect(faultsBySchema('data', broken)).toEqual(["/meta must have required property 'sender'"])
    },
    compilingTakes,
  )
})
