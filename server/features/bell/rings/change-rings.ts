import type { Actor } from '../../../access/actor.ts'
import type { ChangeRing } from '../../../contract/bell.ts'
import { hasRight, needed } from '../../../contract/rights.ts'
import type { Reader } from '../../../db/store.ts'
import { accountChanges } from '../../../records/kinds/access/account-changes.ts'
import { allProposals } from '../../../records/kinds/catalogue/proposals.ts'
import { grantsAsked } from '../../observations/collectors/queries.ts'
import { namesOfActors } from '../../people/queries.ts'

/** A change as it was proposed or asked. */
interface BegunChange {
  readonly page: ChangeRing['page']
  readonly title: string
  readonly by: string
  readonly at: string
  readonly sequence: number
  /** The actor whose account it changes. */
  readonly concerns?: string
}

/** Rings for the changes of two persons, and for grants that collectors are asked for: those that the actor may confirm, until somebody decides, and those of the actor that were refused. */
export async function changeRings(reader: Reader, actor: Actor, since: string): Promise<ChangeRing[]> {
  const proposals = hasRight(actor.rights, needed.changeStandards) ? await allProposals(reader, since) : []
  const accounts = hasRight(actor.rights, needed.confirmAccounts) ? await accountChanges(reader, since) : []
  const grants = hasRight(actor.rights, needed.grantCollectors) ? await grantsAsked(reader) : []
  const rung = [
    ...proposals.map(({ made, decided }) => ({
      ...{ begun: { ...made, page: 'plans' as const, title: made.change.title }, decided },
    })),
    ...accounts.map(({ asked, decided }) => {
      const { title, person } = asked.act
      return { begun: { ...asked, page: 'people' as const, title, concerns: `person:${person}` }, decided }
    }),
    // Whoever set a collector up may not grant what it brings.
    ...grants
      .filter(({ setUpBy }) => !setUpBy.includes(actor.id))
      .map(({ name, setUpBy: _setUpBy, ...asked }) => {
        const title = `采集任务“${name}”请准许直接通过`
        return { begun: { ...asked, page: 'collectors' as const, title }, decided: undefined }
      }),
  ].flatMap(({ begun, decided }) => {
    if (decided === undefined) return waitsFor(begun, actor) ? [ringOn(begun, 'confirming', begun)] : []
    const isOwn = decided.step === 'refused' && begun.by === actor.id
    return isOwn ? [ringOn(begun, 'refused', decided)] : []
  })
  const nameOf = await namesOfActors(
    reader,
    rung.map(({ by }) => by),
  )
  return rung.map(({ by, ...ring }) => ({ ...ring, actorName: nameOf(by) }))
}

/** Whether the actor neither asked for a change nor gains by it. */
function waitsFor({ by, concerns }: BegunChange, { id }: Actor): boolean {
  return by !== id && concerns !== id
}

/** A ring with the actor of the step that rings it. */
function ringOn(
  { page, title }: BegunChange,
  kind: ChangeRing['kind'],
  { sequence, at, by, reason = null }: Step,
): Omit<ChangeRing, 'actorName'> & { readonly by: string } {
  return { kind, page, title, sequence, at, reason, by }
}

type Step = Pick<BegunChange, 'sequence' | 'at' | 'by'> & { readonly reason?: string | null }
