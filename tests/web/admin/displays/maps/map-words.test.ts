import { describe, expect, it } from 'vitest'
import type { MapReading } from '#server/contract/maps.ts'
import { readingRemarks, versionText } from '#web/admin/displays/maps/map-words.ts'

const none = { count: 0, first: [] }
const clean: MapReading = {
  ...{ file: '0'.repeat(64), name: '肇庆.geojson' },
  matched: [{ code: '441202', name: '端州区', by: 'code', shapes: ['端州区'] }],
  ...{ lacking: [], others: [], foreign: none, skipped: 0, dropped: 0, crossings: none },
  ...{ pointsRead: 5_000, pointsDrawn: 1_200, bytes: 24_100 },
  shapes: { type: 'FeatureCollection', features: [] },
}

describe('the remarks on a map that was read', () => {
  it('tell of a file without a fault what was matched and drawn', () => {
    expect(readingRemarks(clean)).toEqual([
      { tone: 'good', text: '对上 1 个地区：端州区' },
      { tone: 'good', text: '边界 5000 个点，简化为 1200 个，25 kB' },
    ])
  })

  it('name all that a person should look at', () => {
    const remarks = readingRemarks({
      ...clean,
      matched: [
        { code: '441202', name: '端州区', by: 'code', shapes: ['甲', '乙'] },
        { code: '441200-gaoxin', name: '肇庆高新区', by: 'name', shapes: ['高新区'] },
      ],
      lacking: [{ code: '441203', name: '鼎湖区' }],
      others: ['湖面'],
      foreign: { count: 9, first: ['别处', '他处'] },
      ...{ skipped: 2, dropped: 3 },
      crossings: { count: 1, first: ['端州区 112.00000, 23.00000'] },
    })
    expect(remarks.filter(({ tone }) => tone === 'look').map(({ text }) => text)).toEqual([
      '图上没有 1 个：鼎湖区。上屏后单独列在地图下边',
      '1 个没有区划代码，按名称对上，请核对：高新区 → 肇庆高新区',
      '几个图形合为一个地区：端州区 2 个',
      '1 个图形不属于任何地区，只画轮廓：湖面',
      '9 个图形是别处的，没有采用：别处、他处等',
      '2 个点、线没有采用，只采用面',
      '3 个岛、洞太小，在大屏上看不出，没有画',
      '边界有 1 处自己交叉，画出来可能有缺口：端州区 112.00000, 23.00000。请对照下图；要修，在 QGIS 里用“修正几何图形”处理后重新选择文件',
    ])
  })

  it('tell of each version who loaded it, or took it down', () => {
    const how = { version: 2, matched: 8, changedAt: '2026-12-01T02:00:00.000Z', changedBy: 'person:admin' }
    const map = { approval: '粤S(2023)045号', name: '肇庆.geojson', sha256: '0'.repeat(64) }
    expect(versionText({ ...how, isMap: true, ...map })).toBe(
      '第 2 版 · 审图号 粤S(2023)045号 · 肇庆.geojson · 8 个地区 · 2026-12-01 10:00 由 admin 载入',
    )
    expect(versionText({ ...how, isMap: false, approval: null, name: null, sha256: null })).toBe(
      '第 2 版 · 2026-12-01 10:00 由 admin 撤下',
    )
  })
})
