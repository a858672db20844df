import type { Region } from '../catalogue.ts'
import { endedBy, type Reform } from './reform.ts'

/** The successors of regions, and the regions from which their earlier figures come. Rules Z-13, Z-14. */
export interface RegionHistory {
  /** The successors of a region, one or more, or the region itself. */
  readonly successorsOf: (region: string) => readonly string[]
  /** A region, and all regions whose figures of earlier periods make up its own. */
  readonly originsOf: (region: string) => readonly string[]
  /**
   * The regions whose figures of a period that ended on a day add up to a region's: itself where it existed then; none where a division
   * or a cession created it.
   */
  readonly membersOn: (region: string, day: string) => readonly string[]
}

/** The history of regions by reforms in force. */
export function regionHistory(
  reforms: readonly Reform[],
  regions: readonly Pick<Region, 'code' | 'byReform'>[],
): RegionHistory {
  const ended = endedBy(reforms)
  const latestFirst = reforms.toSorted((a, b) => b.from.localeCompare(a.from))
  const byReform = new Set(regions.filter((region) => region.byReform).map(({ code }) => code))
  /** The reform by which each region arose; a later one that also leads to the region only adds to it. */
  const aroseBy = new Map(
    latestFirst.flatMap((reform) =>
      reform.after.filter((code) => byReform.has(code)).map((code) => [code, reform] as const),
    ),
  )
  /** The former regions of one, back through these reforms; what a division created had none. */
  const back = (region: string, through: readonly Reform[]): string[] => {
    let members = [region]
    for (const reform of through) {
      const { before, after } = reform
      if (!members.some((one) => after.includes(one))) continue
      if (after.length > 1) {
        if (members.some((one) => aroseBy.get(one) === reform)) return []
        continue
      }
      members = members.flatMap((one) => {
        if (!after.includes(one)) return [one]
        return aroseBy.get(one) === reform ? before : [one, ...before]
      })
    }
    return members
  }
  const successorsOf = (region: string): readonly string[] => {
    const reform = ended.get(region)
    return reform ? [...new Set(reform.after.flatMap(successorsOf))] : [region]
  }
  return {
    successorsOf,
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
