import { actionItemOf, itemNumber, type ActionItem } from '#metrics/action-items/action-item.ts'
import { partiesTold } from '#metrics/action-items/parties-told.ts'
import { itemStatus } from '#metrics/action-items/status.ts'
import type { ActionStep, OpeningStep, Party } from '#metrics/action-items/step.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { stepText } from '#metrics/wording/action-items/orders.ts'
import { actionWords } from '#metrics/wording/action-items/states.ts'
import { narrativeAskedText } from '#metrics/wording/reporting/narratives.ts'
import type { Actor } from '../../../access/actor.ts'
import type { AskedRing } from '../../../contract/bell.ts'
import type { Reader } from '../../../db/store.ts'
import { allSteps } from '../../../records/kinds/action-items.ts'
import { hasLeft, type Staff } from '../../../workflow/has-left.ts'
import { namesOfActors } from '../../people/queries.ts'
import { narrativesAsked } from '../queries.ts'

/** Rings for the steps of orders since an instant that concern a person, but for their own. Where nobody of an owner is left, the secretary is told. */
export async function orderRings(
  reader: Reader,
  { calendar }: CatalogueIndex,
  actor: Actor,
  { since, staff }: { readonly since: string; readonly staff: Staff },
): Promise<AskedRing[]> {
  const items = Map.groupBy(await allSteps(reader), ({ item }) => item)
  const found = [...items].flatMap(([id, steps]) =>
    steps.flatMap(({ step, at, actor: by, sequence }, place) => {
      if (at < since || by === actor.id) return []
      const told = steps.slice(0, place + 1).map((one) => one.step) as [OpeningStep, ...ActionStep[]]
      const item = actionItemOf(told)
      // The demo begins with orders of earlier days, which rang for nobody.
      if (item.demoDay !== null && (step.on < item.demoDay || step.action === 'remind')) return []
      if (!partiesTold(step, item).some((party) => isOf(party, actor, item, staff))) return []
      const title = `${itemNumber(item)}${actionWords[step.action]}`
      const text = stepText(item, step, itemStatus(item, step.on, calendar))
      return [{ kind: 'ordered' as const, sequence, at, path: `/action-items/${id}`, title, text, by }]
    }),
  )
  const nameOf = await namesOfActors(
    reader,
    found.map(({ by }) => by),
  )
  return found.map(({ by, ...ring }) => ({ ...ring, actorName: nameOf(by) }))
}

/** Whether a person is of a party of an order. */
function isOf(
  party: Party,
  { rights, organisations, demo }: Actor,
  { organisation, demoDay }: ActionItem,
  staff: Staff,
): boolean {
  // The orders of the demo are told to its people alone.
  if (demo !== (demoDay !== null)) return false
  if (party === 'leader') return rights.has('instruct')
  if (party === 'secretary') return rights.has('convene')
  if (organisations.includes(organisation) && rights.has('report')) return true
  return rights.has('convene') && hasLeft(staff, organisation)
}

/** Rings for what coming meetings ask a person's organisations to explain, until it is answered: one for each meeting and organisation. */
export async function narrativeRings(
  reader: Reader,
  index: CatalogueIndex,
  { id, organisations, rights }: Actor,
  since: string,
): Promise<AskedRing[]> {
  if (!rights.has('report')) return []
  const asked = (await narrativesAsked(reader)).filter(
    (one) => one.at >= since && organisations.includes(one.organisation) && one.asked.actor !== id,
  )
  const nameOf = await namesOfActors(
    reader,
    asked.map((one) => one.asked.actor),
  )
  const groups = Map.groupBy(asked, ({ meeting, organisation }) => `${meeting} ${organisation}`)
  return [...groups.values()].map((together) => {
    const last = together.reduce((newest, one) => (one.sequence > newest.sequence ? one : newest))
    return {
      ...{
        kind: 'narrative',
        sequence: last.sequence,
        at: last.at,
        path: '/narratives',
        title: '请作会前说明',
      },
      text: narrativeAskedText({
        ...{ meeting: last.title, organisationName: nameOfOrganisation(index, last.organisation) },
        ...{ targets: together.map(({ target }) => index.targets.get(target)?.record.name ?? target) },
        due: last.due,
      }),
      actorName: nameOf(last.asked.actor),
    }
  })
}
