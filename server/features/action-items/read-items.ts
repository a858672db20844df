import { actionColours } from '#metrics/action-items/status.ts'
import { actionRuleText } from '#metrics/wording/action-items/orders.ts'
import type {
  ActionItemBrief,
  ActionItemDetail,
  ActionItemList,
  TargetOrders,
} from '../../contract/action-items.ts'
import type { Actor } from '../../access/actor.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { namesOfActors, reportersOf } from '../people/queries.ts'
import { curvesSince } from './curve-since.ts'
import { keptItem, keptItems, mayRead, refuseOthersItem, seesAllOrders } from './items.ts'
import { allInstructions, type StoredInstruction } from './queries.ts'
import { shownInstructions, shownItems, shownSteps, type Showing } from './shown.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue'>

async function showingTo(
  { store, clock, catalogue }: Needs,
  actor: Actor,
  actors: readonly string[],
): Promise<Showing> {
  const nameOf = await namesOfActors(store.reader, actors)
  const reporters = await reportersOf(store.reader)
  return { index: catalogue.current(), actor, today: clock.today(), nameOf, reporters }
}

/** The orders that somebody may see, sorted by `byUrgency`, and the instructions of which no order was made. Four queries. */
export async function listItems(deps: Needs, actor: Actor): Promise<ActionItemList> {
  const kept = await keptItems(deps.store.reader)
  const open = seesAllOrders(actor) ? await instructionsWithoutItem(deps, kept) : []
  const showing = await showingTo(deps, actor, writersOf(open))
  const ofKind = (aside: boolean) =>
    shownInstructions(
      showing,
      open.filter(({ setAside }) => (setAside !== null) === aside),
      [],
    )
  const own = kept.filter(({ item }) => mayRead(actor, item))
  return {
    items: shownItems(showing, own).sort(byUrgency),
    instructions: ofKind(false),
    setAside: ofKind(true),
    rule: actionRuleText,
  }
}

/** The people who wrote these instructions, or decided that no order is made of them. */
const writersOf = (instructions: readonly StoredInstruction[]) =>
  instructions.flatMap(({ actor, setAside }) => (setAside ? [actor, setAside.actor] : [actor]))

async function instructionsWithoutItem({ store }: Needs, kept: Awaited<ReturnType<typeof keptItems>>) {
  const made = new Set(kept.map(({ item }) => item.instruction))
  return (await allInstructions(store.reader)).filter(({ id }) => !made.has(id))
}

/**
 * Sorts open orders by colour, then by due date, and puts ended orders after them, the last ended first. Of equal ones the one that was
 * opened on a later day stands first.
 */
function byUrgency(a: ActionItemBrief, b: ActionItemBrief): number {
  return (
    Number(a.endedOn !== null) - Number(b.endedOn !== null) ||
    rankOf(a) - rankOf(b) ||
    (a.endedOn === null ? compare(a.due ?? '9', b.due ?? '9') : compare(b.endedOn!, a.endedOn)) ||
    compare(b.filedOn, a.filedOn)
  )
}

const rankOf = ({ colour }: ActionItemBrief) =>
  colour === null ? actionColours.length : actionColours.indexOf(colour)
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** One order with its steps. @throws AppError not-found, organisation-not-allowed */
export async function readItem(deps: Needs, actor: Actor, id: string): Promise<ActionItemDetail> {
  const kept = await keptItem(deps.store.reader, id)
  refuseOthersItem(actor, kept)
  const showing = await showingTo(
    deps,
    actor,
    kept.steps.map((step) => step.actor),
  )
  const [brief] = shownItems(showing, [kept])
  const since = await curvesSince(deps, kept)
  return {
    ...brief!,
    steps: shownSteps(showing, kept),
    since: brief!.targets.flatMap(({ id: target, name }) => {
      const sentence = since.get(target)
      return sentence === undefined ? [] : [{ id: target, name, sentence }]
    }),
  }
}

/** The most orders on a target that are shown, the newest, each with how the curve moved since. */
const mostOrders = 10

/** The instructions and orders on a target that somebody may see, the newest first. @throws AppError not-found */
export async function ordersOnTarget(deps: Needs, actor: Actor, target: string): Promise<TargetOrders> {
  if (!deps.catalogue.current().targets.has(target))
    throw new AppError('not-found', `目录中没有这个目标：${target}。请从看板或目录里打开。`)
  const kept = await keptItems(deps.store.reader)
  const own = kept.filter(({ item }) => item.targets.includes(target) && mayRead(actor, item)).reverse()
  const newest = own.slice(0, mostOrders)
  const all = seesAllOrders(actor) ? await allInstructions(deps.store.reader) : []
  const written = all.filter((one) => one.target === target)
  const showing = await showingTo(deps, actor, writersOf(written))
  const items: TargetOrders['items'] = []
  for (const [place, brief] of shownItems(showing, newest).entries()) {
    const since = await curvesSince(deps, newest[place]!, [target])
    items.push({ ...brief, since: since.get(target) ?? null })
  }
  return { instructions: shownInstructions(showing, written, kept), items }
}
