// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import RegionBars from '#web/meetings/room/RegionBars.vue'
import type { TargetPage } from '#web/meetings/room/room-pages.ts'
import { fakeNetwork } from '../../api/fake-network.ts'

const parents: Readonly<Record<string, string | undefined>> = {
  '441200': '440000',
  '440100': '440000',
  '441202': '441200',
  '441203': '441200',
}
const index = {
  regions: new Map(Object.entries(parents).map(([id, parent]) => [id, { name: `地区${id}`, parent }])),
  within: (region: string, bound: string) => region === bound || parents[region] === bound,
} as unknown as CatalogueIndex
const observations = [
  { region: '441200', value: 60 },
  { region: '441202', value: 20 },
  { region: '441203', value: 40 },
  { region: '440100', value: null },
]

afterEach(() => vi.unstubAllGlobals())

async function shown(region: string): Promise<string[]> {
  fakeNetwork(() => Response.json({ observations }))
  const row = {
    indicator: 'stations',
    region,
    period: '2024-M09',
    unit: '座',
    decimals: 0,
  } as unknown as TargetPage['row']
  const bars = mount(RegionBars, { props: { row, sequence: 9, index } })
  await flushPromises()
  const rows = bars.findAll('.regions > div')
  const texts = rows.map((one) => one.get('span').text() + (one.classes('own') ? '（本地）' : ''))
  bars.unmount()
  return texts
}

describe('the bars of regions in the room', () => {
  it('are of the regions below, the greatest value first', async () => {
    expect(await shown('441200')).toEqual(['地区441203', '地区441202'])
  })

  it('are of the regions beside where there are none below, with the own one among them', async () => {
    expect(await shown('441202')).toEqual(['地区441203', '地区441202（本地）'])
  })

  it('are left out where nothing stands below or beside', async () => {
    expect(await shown('440100')).toEqual([])
  })
})
