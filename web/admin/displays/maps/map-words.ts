import { formatInstant } from '#metrics/wording/instants.ts'
import type { KeptMap, MapReading } from '#server/contract/maps.ts'

/** A remark on a file that was read: `look` is something that a person must look at. */
export interface ReadingRemark {
  readonly tone: 'good' | 'look'
  readonly text: string
}

const listed = (names: readonly string[], all = names.length) =>
  `${names.join('、')}${all > names.length ? '等' : ''}`

/** What a person should know of a file before it is shown on walls. */
export function readingRemarks(reading: MapReading): readonly ReadingRemark[] {
  const { matched, lacking, others, foreign, skipped, dropped, crossings, pointsRead, pointsDrawn, bytes } =
    reading
  const byName = matched.filter(({ by }) => by === 'name')
  const several = matched.filter(({ shapes }) => shapes.length > 1)
  const look = (when: boolean, text: string): ReadingRemark[] => (when ? [{ tone: 'look', text }] : [])
  return [
    { tone: 'good', text: `对上 ${matched.length} 个地区：${listed(matched.map(({ name }) => name))}` },
    ...look(
      lacking.length > 0,
      `图上没有 ${lacking.length} 个：${listed(lacking.map(({ name }) => name))}。上屏后单独列在地图下边`,
    ),
    ...look(
      byName.length > 0,
      `${byName.length} 个没有区划代码，按名称对上，请核对：${listed(
        byName.map(({ name, shapes }) => `${shapes.join('、')} → ${name}`),
      )}`,
    ),
    ...look(
      several.length > 0,
      `几个图形合为一个地区：${listed(several.map(({ name, shapes }) => `${name} ${shapes.length} 个`))}`,
    ),
    ...look(others.length > 0, `${others.length} 个图形不属于任何地区，只画轮廓：${listed(others)}`),
    ...look(
      foreign.count > 0,
      `${foreign.count} 个图形是别处的，没有采用：${listed(foreign.first, foreign.count)}`,
    ),
    ...look(skipped > 0, `${skipped} 个点、线没有采用，只采用面`),
    ...look(dropped > 0, `${dropped} 个岛、洞太小，在大屏上看不出，没有画`),
    ...look(
      crossings.count > 0,
      `边界有 ${crossings.count} 处自己交叉，画出来可能有缺口：${listed(
        crossings.first,
        crossings.count,
      )}。请对照下图；要修，在 QGIS 里用“修正几何图形”处理后重新选择文件`,
    ),
    {
      tone: 'good',
      text: `边界 ${pointsRead} 个点，简化为 ${pointsDrawn} 个，${Math.ceil(bytes / 1_000)} kB`,
    },
  ]
}

/** A version of a map in words: who loaded or removed it, and when. */
export function versionText({
  version,
  isMap,
  approval,
  name,
  matched,
  changedAt,
  changedBy,
}: KeptMap['versions'][number]): string {
  const who = `${formatInstant(changedAt)} 由 ${changedBy.replace(/^person:/, '')}`
  return isMap
    ? `第 ${version} 版 · 审图号 ${approval} · ${name} · ${matched} 个地区 · ${who} 载入`
    : `第 ${version} 版 · ${who} 撤下`
}
