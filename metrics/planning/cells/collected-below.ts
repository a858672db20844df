import type { Region } from '../../catalogue/catalogue.ts'
import type { CommitmentRow } from '../../policy/plan-source.ts'
import type { DraftPlace } from '../draft-place.ts'
import type { DraftCells } from './draft-cells.ts'
import { collectedAssumed, collectedWithZones, readMark } from './words-read.ts'

const isCounty = ({ level }: Region) => level === 'county'

/**
 * Where a target is also collected below the plan's region: in every county (是), in counties and functional zones, or in those that are
 * named; a matter that concerns some of them alone is owed by these alone.
 */
export function collectedBelow(
  written: string | undefined,
  cells: DraftCells,
  { regions, home }: Pick<DraftPlace, 'regions' | 'home'>,
): Pick<CommitmentRow, 'byCounty' | 'byCountyStated' | 'below'> {
  const text = cells.text(written)
  const mark = text === undefined ? false : readMark(text)
  if (text === undefined || mark === false) return {}
  if (mark) return { byCounty: true, byCountyStated: true }
  if (text === collectedAssumed) return { byCounty: true }
  if (text === collectedWithZones) {
    const below = [...regions.byCode.values()].filter(
      ({ parent, level, byReform }) =>
        parent === home && (level === 'county' || level === 'zone') && !byReform,
    )
    const [counties, zones] = [below.filter(isCounty), below.filter((one) => !isCounty(one))]
    return { below: [...counties, ...zones].map(({ code }) => code) }
  }
  const below = text.split(/[、，,；;\s]+/).flatMap((name) => {
    if (name === '') return []
    const code = regions.find(name)
    const isBelow = code !== undefined && regions.byCode.get(code)?.parent === home
    if (!isBelow)
      cells.fault(
        'byCounty',
        `“${name}”不是本计划地区的县区或功能区，请填“是”“否”“${collectedWithZones}”，或县区名称，用顿号隔开。`,
      )
    return isBelow ? [code] : []
  })
  return { below }
}
