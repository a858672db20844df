import type { CatalogueIndex, CataloguedTarget } from '#metrics/catalogue/catalogue-index.ts'
import { answeringOrganisations } from '#metrics/catalogue/target-groups.ts'
import { turnedLightsText } from '#metrics/wording/judging/turned-lights.ts'
import type { Actor } from '../../access/actor.ts'
import { actorOfPerson } from '../../access/actors.ts'
import { noticeMessages } from '../../alerts/notices.ts'
import type { NewMessage, Reader, Writer } from '../../db/store.ts'
import type { Deps } from '../../deps.ts'
import { lightTurned, type LightTurn } from '../../records/kinds/light-turns.ts'
import { answersFor, isAnswerable } from '../../workflow/answers-for.ts'
import { staffOf } from '../../workflow/has-left.ts'
import { allPeople } from '../people/queries.ts'
import { whoDeclined } from '../reminders/queries.ts'
import { watchersOf } from './queries.ts'

/** A target whose light turned, before it has its number among the turns of the target. */
export interface FoundTurn {
  readonly catalogued: CataloguedTarget
  /** The day of the demo for whose people alone it turned, else ''. */
  readonly demoDay: string
  readonly turn: LightTurn
}

/** Tells each person who answers for targets whose lights turned, or watches them, of all of these together. */
export async function tellTurns(
  writer: Writer,
  { catalogue, clock, notices }: Pick<Deps, 'catalogue' | 'clock' | 'notices'>,
  turns: readonly FoundTurn[],
): Promise<void> {
  const [first] = turns
  if (!first) return
  const index = catalogue.current()
  const told: NewMessage[] = []
  for (const { person, own } of await peopleTold(writer, index, turns)) {
    const isOwner = own.some(({ catalogued }) => answersFor(index, person, catalogued))
    const lights = own.map(({ catalogued: { record }, turn }) => ({
      name: record.name,
      regionName: index.regions.get(record.region)?.name ?? record.region,
      ...turn,
    }))
    told.push(
      ...noticeMessages(notices, `lights/${person.id}`, {
        ...{ event: lightTurned, at: clock.now(), item: null, demo: false },
        title: `亮灯变化：${own.length} 个目标`,
        text: turnedLightsText(first.turn.cause, lights),
        parties: [isOwner ? 'owner' : 'watcher'],
        organisation: isOwner ? (answeringOrganisations(own[0]!.catalogued)[0] ?? null) : null,
        people: [person.name],
      }),
    )
  }
  await writer.tellAll(told)
}

/** The people who are told, but for those who switched it off and those of the demo, each with the turns that concern them. */
async function peopleTold(
  reader: Reader,
  index: CatalogueIndex,
  turns: readonly FoundTurn[],
): Promise<{ readonly person: Actor; readonly own: readonly FoundTurn[] }[]> {
  const declined = await whoDeclined(reader, 'turned')
  const watched = await watchersOf(
    reader,
    turns.map(({ catalogued }) => catalogued.record.id),
  )
  const watches = new Set(watched.map(({ person, target }) => `${person} ${target}`))
  const known = await allPeople(reader)
  const staff = staffOf(known)
  const people = known.filter(({ disabledAt }) => disabledAt === null).map(actorOfPerson)
  return people
    .filter(({ id, demo }) => !demo && !declined.has(id))
    .map((person) => ({
      person,
      own: turns.filter(
        ({ catalogued }) =>
          watches.has(`${person.id} ${catalogued.record.id}`) ||
          isAnswerable(index, person, staff, catalogued),
      ),
    }))
    .filter(({ own }) => own.length > 0)
}
