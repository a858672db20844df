import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Actor } from '../../../access/actor.ts'
import type { LightRing } from '../../../contract/bell.ts'
import type { Reader } from '../../../db/store.ts'
import { demoDayOf } from '../../../judging/demo-day.ts'
import { isAnswerable } from '../../../workflow/answers-for.ts'
import type { Staff } from '../../../workflow/has-left.ts'
import { turnsSince, watchesOf } from '../../watching/queries.ts'

/** The most targets that a ring names. */
const named = 3

/** Rings for the lights that turned since a day: one for all targets of a person that one cause turned. Rule L-18. */
export async function turnedRings(
  reader: Reader,
  index: CatalogueIndex,
  actor: Actor,
  { since, staff }: { readonly since: string; readonly staff: Staff },
): Promise<LightRing[]> {
  const watched = await watchesOf(reader, actor.id)
  const answered = new Set(
    [...index.targets.values()]
      .filter((target) => isAnswerable(index, actor, staff, target))
      .map(({ record }) => record.id),
  )
  const turns = await turnsSince(reader, [...new Set([...answered, ...watched.keys()])], {
    day: since,
    demoDay: demoDayOf(index, actor) ?? '',
  })
  const own = turns.filter(
    ({ target, sequence }) =>
      index.targets.has(target) && (answered.has(target) || sequence > (watched.get(target) ?? Infinity)),
  )
  return [...Map.groupBy(own, ({ by }) => by).values()].map((together) => {
    const { cause, foundAt, sequence } = together.at(-1)!
    return {
      ...{ kind: 'turned', sequence, at: foundAt, cause, count: together.length },
      lights: together.slice(0, named).map(({ target, from, to, at }) => {
        const { name, region } = index.targets.get(target)!.record
        return { target, name, regionName: index.regions.get(region)?.name ?? region, from, to, at }
      }),
    }
  })
}
