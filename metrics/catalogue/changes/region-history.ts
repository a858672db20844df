import type { Region } from '../catalogue.ts'
import type { Reform } from './reform.ts'

/** Which regions stand in which other's place, and where their figures of the time before come from. Rules Z-13, Z-14. */
export interface RegionHistory {
  /** Who stands in a region's place, one or more; itself where nobody does. */
  readonly heirsOf: (region: string) => readonly string[]
  /** A region, and all whose figures of earlier periods make up its own. */
  readonly originsOf: (region: string) => readonly string[]
  /**
   * The regions whose figures of a period that ended on a day add up to a region's: itself where it stood then; none where it came out of a
   * division.
   */
  readonly membersOn: (region: string, day: string) => readonly string[]
}

/** Of reforms of regions in force. */
export function regionHistory(
  reforms: readonly Reform[],
  regions: readonly Pick<Region, 'code' | 'byReform'>[],
): RegionHistory {
  const ended = new Map(reforms.flatMap((reform) => reform.before.map((code) => [code, reform] as const)))
  const latestFirst = [...reforms].sort((a, b) => (a.from < b.from ? 1 : -1))
  const arisen = new Set(regions.flatMap(({ code, byReform }) => (byReform ? [code] : [])))
  /** Through these reforms, back in time; a division leaves nothing. */
  const back = (region: string, through: readonly Reform[]): string[] => {
    let members = [region]
    for (const { before, after } of through) {
      if (!members.some((one) => after.includes(one))) continue
      if (after.length > 1) return []
      members = members.flatMap((one) => {
        if (!after.includes(one)) return [one]
        return arisen.has(one) ? before : [one, ...before]
      })
    }
    return members
  }
  const heirsOf = (region: string): readonly string[] => {
    const reform = ended.get(region)
    return reform ? [...new Set(reform.after.flatMap(heirsOf))] : [region]
  }
  return {
    heirsOf,
    originsOf: (region) => [
      ...new Set([region, ...latestFirst.flatMap((_, past) => back(region, latestFirst.slice(0, past + 1)))]),
    ],
    membersOn: (region, day) =>
      back(
        region,
        latestFirst.filter(({ from }) => from > day),
      ),
  }
}
