import { isTurn, isVerdict } from '#metrics/judging/light-turn.ts'
import type { CataloguedTarget } from '#metrics/catalogue/catalogue-index.ts'
import type { TurnCause } from '#metrics/wording/judging/turned-lights.ts'
import { systemActor, type Actor } from '../../access/actor.ts'
import { actorOfPerson } from '../../access/actors.ts'
import type { Clock } from '../../clock.ts'
import { catalogueChanged } from '../../db/catalogue/change-catalogue.ts'
import { observationKinds } from '../../db/observations/observation-event.ts'
import type { Store } from '../../db/store.ts'
import type { Deps } from '../../deps.ts'
import { withRest } from '../../event-loop-turns.ts'
import { createLooking, type Looking } from '../../jobs/looking.ts'
import { demoDayOf } from '../../judging/demo-day.ts'
import { compareLights, entriesThatTurn, targetsTouched } from '../../judging/following/compare-lights.ts'
import {
  nextStep,
  type Followed,
  type LedgerStep,
  type Together,
} from '../../judging/following/ledger-steps.ts'
import type { View } from '../../judging/view.ts'
import { storeLightTurns, type LightTurn } from '../../records/kinds/light-turns.ts'
import { allPeople } from '../people/queries.ts'
import { lastTurns, lightsFollowed, putLightsFollowed } from './queries.ts'
import { tellTurns, type FoundTurn } from './tell-turns.ts'

interface Needs extends Pick<Deps, 'catalogue' | 'notices'> {
  readonly store: Pick<Store, 'leads' | 'reader' | 'write' | 'head'>
  readonly clock: Clock
  readonly report: (fault: unknown) => void
}

/** The most entries of a step, so that a flood of figures costs a comparison for many of them, not for each. */
const mostTogether = 500

/** Entries of one day belong together as long as all that turn lights are of one cause. */
const ofOneCause: Together = (before, entry) => {
  if (before.length >= mostTogether || before[0]!.at.slice(0, 10) !== entry.at.slice(0, 10)) return false
  const [turning] = entriesThatTurn([entry])
  const last = turning && entriesThatTurn(before).at(-1)
  return !last || causeOf(last.kind) === causeOf(turning.kind)
}

/** The position is stored with each turn and each new day, and otherwise after so many steps. */
const mostUnstored = 200

/**
 * Finds the lights that turn by what the ledger tells and by the days that pass, at one instance of all, and tells who answers for the
 * targets and who watches them. The turns, the messages and the position are stored in one transaction, so that each is told once. Rule
 * L-18.
 */
export function followLights(needs: Needs): Looking {
  const { store, clock } = needs
  /** The position as it is stored, and as far as this process has gone since without a turn. */
  let stored: Followed | undefined
  let place: Followed | undefined
  let unstored = 0

  async function begin(): Promise<Followed> {
    return store.write(async (writer) => {
      const found = await lightsFollowed(writer)
      if (found) return found
      const first = { followed: store.head().sequence, followedDay: clock.today() }
      await putLightsFollowed(writer, first)
      return first
    })
  }

  /** @returns whether a step was taken: false at the end of the ledger, and where another process has gone on */
  async function goOn(from: Followed): Promise<boolean> {
    const step: LedgerStep | undefined = await nextStep(needs, from, { together: ofOneCause })
    if (!step || !stored) return false
    const turns = await turnsOf(needs, step)
    const reached: Followed = { followed: step.followed, followedDay: step.followedDay }
    unstored += 1
    if (turns.length > 0 || unstored >= mostUnstored || reached.followedDay !== stored.followedDay) {
      if (!(await keepTurns(needs, { turns, from: stored, to: reached }))) return false
      stored = reached
      unstored = 0
    }
    place = reached
    return true
  }

  return createLooking(async (isStopped) => {
    if (!(await store.leads('lights'))) return
    const now = (await lightsFollowed(store.reader)) ?? (await begin())
    if (!stored || !place || !isSame(now, stored)) [stored, place, unstored] = [now, now, 0]
    let more = true
    while (more && !isStopped()) {
      const from: Followed = place
      more = await withRest(() => goOn(from))
    }
  }, needs.report)
}

const isSame = (a: Followed, b: Followed) => a.followed === b.followed && a.followedDay === b.followedDay

/** @returns whether they were stored: false where another process has gone on from the same position */
async function keepTurns(
  needs: Needs,
  {
    turns,
    from,
    to,
  }: { readonly turns: readonly FoundTurn[]; readonly from: Followed; readonly to: Followed },
): Promise<boolean> {
  return needs.store.write(async (writer) => {
    const now = await lightsFollowed(writer)
    if (!now || !isSame(now, from)) return false
    await putLightsFollowed(writer, to)
    const before = await lastTurns(
      writer,
      turns.map(({ catalogued }) => catalogued.record.id),
    )
    const numbers = new Map<string, number>()
    for (const { target, number } of before) numbers.set(target, Math.max(number, numbers.get(target) ?? 0))
    const numbered = turns.map(({ catalogued: { record }, demoDay, turn }) => {
      const number = (numbers.get(record.id) ?? 0) + 1
      numbers.set(record.id, number)
      return { target: record.id, number, demoDay, turn }
    })
    await storeLightTurns(writer, systemActor.id, numbered)
    await tellTurns(
      writer,
      needs,
      turns.filter(({ demoDay }) => demoDay === ''),
    )
    return true
  })
}

/** The lights that a step turned: at its day, and where there are people of the demo, at theirs. */
async function turnsOf(needs: Needs, step: LedgerStep): Promise<FoundTurn[]> {
  const { before, after, entries } = step
  const causes = entriesThatTurn(entries)
  if (entries.length > 0 && causes.length === 0) return []
  const targets =
    entries.length === 0 ? [...after.index.targets.values()] : targetsTouched(after.index, causes)
  const by = causes.at(-1)
  const told = {
    foundAt: needs.clock.now(),
    cause: causeOf(by?.kind),
    by: by ? String(by.sequence) : step.followedDay,
  }
  const found = await turnedBetween(before, after, targets, { ...told, demoDay: '' })
  if (entries.length === 0) return found
  for (const day of await demoDays(needs, after)) {
    const on = async (view: View): Promise<View> => ({
      ...view,
      at: day,
      index: (await needs.catalogue.asOf(view.asOf)).on(day),
    })
    const [earlier, later] = [await on(before), await on(after)]
    const touched = targetsTouched(later.index, causes)
    found.push(...(await turnedBetween(earlier, later, touched, { ...told, demoDay: day })))
  }
  return found
}

function causeOf(kind: string | undefined): TurnCause {
  if (kind === undefined) return 'day'
  if (kind === catalogueChanged) return 'catalogue'
  return kind === observationKinds.revoked ? 'revoked' : 'approved'
}

/** The days of the boards of people of the demo. */
async function demoDays({ store }: Needs, { index }: View): Promise<string[]> {
  const people: Actor[] = (await allPeople(store.reader)).map(actorOfPerson)
  return [...new Set(people.flatMap((person) => demoDayOf(index, person) ?? []))].sort()
}

/**
 * The targets whose light turned. A light of which a turn was told before turned from what was told last, so that what was submitted since,
 * and then approved, is one turn.
 */
async function turnedBetween(
  before: View,
  after: View,
  targets: readonly CataloguedTarget[],
  { demoDay, ...told }: Pick<LightTurn, 'foundAt' | 'cause' | 'by'> & { readonly demoDay: string },
): Promise<FoundTurn[]> {
  const compared = await compareLights(before, after, targets)
  const last = new Map(
    (
      await lastTurns(
        after.reader,
        compared.map(({ catalogued }) => catalogued.record.id),
      )
    ).flatMap((one) => (one.demoDay === demoDay && isVerdict(one.to) ? [[one.target, one.to]] : [])),
  )
  return compared.flatMap(({ catalogued, assessment, before: light }) => {
    const from = last.get(catalogued.record.id) ?? light
    const to = assessment.light
    if (!isTurn(from, to)) return []
    return [{ catalogued, demoDay, turn: { from, to, at: after.at, ...told } }]
  })
}
