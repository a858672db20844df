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
  const latestFirst = reforms.toSorted((a, b) => b.from.localeCompare(a.from))
  const byReform = new Set(regions.filter((region) => region.byReform).map(({ code }) => code))
  /** The first reform that names it; what later ones bring is added to it. */
  const aroseBy = new Map(
    latestFirst.flatMap((reform) =>
      reform.after.filter((code) => byReform.has(code)).map((code) => [code, reform] as const),
    ),
  )
  /** Through these reforms, back in time; a division leaves nothing. */
  const back = (region: string, through: readonly Reform[]): string[] => {
    let members = [region]
    for (const reform of through) {
      const { before, after } = reform
      if (!members.some((one) => after.includes(one))) continue
      if (after.length > 1) return []
      members = members.flatMap((one) => {
        if (!after.includes(one)) return [one]
        return aroseBy.get(one) === reform ? before : [one, ...before]
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
