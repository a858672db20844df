import { reporterOf, reportersEver } from '#metrics/catalogue/indicator.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Actor } from '../../access/actor.ts'
import { later } from '../../clock.ts'
import type { Bell, BellChange, BellKind, BellRing, FilingRing } from '../../contract/bell.ts'
import { hasRight, needed } from '../../contract/rights.ts'
import type { Reader } from '../../db/store.ts'
import type { Deps } from '../../deps.ts'
import type { View } from '../../judging/view.ts'
import { coversRegion, figureGuards, isAtLevelOf } from '../../workflow/figure-guards.ts'
import { staffOf } from '../../workflow/has-left.ts'
import { allPeople, namesOfActors } from '../people/queries.ts'
import { endorsementsBy, waitingCells } from '../review/queries.ts'
import { askedRings, stalledRings } from './rings/asked-rings.ts'
import { changeRings } from './rings/change-rings.ts'
import { narrativeRings, orderRings } from './rings/meeting-rings.ts'
import { bellOf, decisionsByOthers, putBell } from './queries.ts'
import { steppedCells } from './rings/stepped-cells.ts'
import { ringsOf, type RungCell } from './rings/rings.ts'
import { turnedRings } from './rings/turned-rings.ts'

/** The milliseconds for which a decision, a reminder or a turned light is shown. */
const remembered = 60 * 24 * 3_600_000
/** The most rings that are shown; there are seldom more than a few. */
const most = 50

/**
 * The rings of a person: what others did with figures of their organisations, what waits for the person, what they were reminded of or a
 * meeting asks for, and which lights turned. They are made from stored rows, so that each is told once, even after a restart.
 */
export async function bellTold(view: Omit<View, 'at'>, actor: Actor, now: string): Promise<Bell> {
  const row = await bellOf(view.reader, actor.id)
  const off = row ? (JSON.parse(row.off) as BellKind[]) : []
  const kinds = kindsFor(actor)
  const told = (await ringsTold(view, actor, now, { off })).slice(0, most)
  const readTo = row?.readTo ?? 0
  const unread = told.filter(({ sequence }) => sequence > readTo).length
  return { sequence: view.asOf, rings: told, unread, readTo, kinds, off }
}

/** The kinds whose rings tell what waits now, whenever it began to. */
const standing: ReadonlySet<BellKind> = new Set<BellKind>(['waiting', 'disputed'])

/** The rings of a person without those of the kinds that are off, the newest first; with `after` only what the ledger tells after that entry. */
export async function ringsTold(
  { reader, index }: Omit<View, 'at'>,
  actor: Actor,
  now: string,
  { off, after = 0 }: { readonly off: readonly BellKind[]; readonly after?: number },
): Promise<BellRing[]> {
  const kinds = kindsFor(actor)
  const rings = (kind: BellKind) => kinds.includes(kind) && !off.includes(kind)
  const since = later(now, -remembered)
  const cells = await cellsRung({ reader, index }, actor, since, rings)
  const fresh = cells.filter(({ kind, sequence }) => standing.has(kind) || sequence > after)
  const nameOf = await namesOfActors(
    reader,
    fresh.map((cell) => cell.actor),
  )
  const day = since.slice(0, 10)
  const staff = staffOf(await allPeople(reader))
  const others: BellRing[] = [
    ...(await askedRings(reader, index, actor, { day, after })),
    ...(await stalledRings(reader, index, actor, day)),
    ...(await changeRings(reader, actor, since)),
    ...(rings('ordered') ? await orderRings(reader, index, actor, { since, staff }) : []),
    ...(rings('narrative') ? await narrativeRings(reader, index, actor, since) : []),
    ...(rings('turned') ? await turnedRings(reader, index, actor, { since: day, staff }) : []),
  ]
  return [...ringsOf(index, fresh, nameOf), ...others.filter(({ kind }) => rings(kind))]
    .filter(({ sequence }) => sequence > after)
    .sort((a, b) => b.sequence - a.sequence)
}

/** The cells on which others decided, that wait for a person's own decision, or that somebody asks about or disputes. */
async function cellsRung(
  { reader, index }: Pick<View, 'reader' | 'index'>,
  actor: Actor,
  since: string,
  rings: (kind: BellKind) => boolean,
): Promise<RungCell[]> {
  const verdicts = (['returned', 'revoked'] as const).filter(rings)
  const indicators = [...index.indicators.values()].filter((one) =>
    reportersEver(one).some((organisation) => actor.organisations.includes(organisation)),
  )
  const decidedOn = { actor: actor.id, since, verdicts, indicators: indicators.map(({ id }) => id) }
  const decided = verdicts.length === 0 ? [] : await decisionsByOthers(reader, decidedOn)
  const isOwn = (cell: Pick<RungCell, 'indicator' | 'region' | 'period'>) =>
    actor.organisations.includes(reporterOf(index.indicators.get(cell.indicator)!, cell))
  const waiting = rings('waiting') ? await waitingFor(reader, index, actor) : []
  const cells: RungCell[] = [
    ...decided.filter(isOwn).map((one) => ({ ...one, kind: one.verdict as FilingRing['kind'] })),
    ...waiting.map((one) => ({ ...one, kind: 'waiting' as const, reason: null })),
  ].filter(({ indicator, region }) => index.indicators.has(indicator) && coversRegion(index, actor, region))
  const stepped = ['asked', 'answered', 'entered-for', 'disputed', 'questioned', 'settled'].some((kind) =>
    rings(kind as BellKind),
  )
    ? await steppedCells(reader, index, actor, since)
    : []
  return [...cells, ...stepped.filter(({ kind }) => rings(kind))]
}

/** The cells that wait for the actor's own decision. Rule W-11. */
async function waitingFor(reader: Reader, index: CatalogueIndex, actor: Actor) {
  const cells = (await waitingCells(reader, actor.id)).filter(
    (one) =>
      one.actor !== actor.id &&
      !one.entered &&
      index.indicators.has(one.indicator) &&
      isAtLevelOf(index, actor, one),
  )
  const endorsedLevel = await endorsementsBy(
    reader,
    actor.id,
    cells.filter(({ waitsFromLevel }) => waitsFromLevel !== null),
  )
  const mayDecide = (one: (typeof cells)[number]) =>
    figureGuards(index, actor, { ...one, closed: false, endorsedLevel: endorsedLevel(one) })('one-level-each')
  return cells.filter(mayDecide)
}

/** The kinds that can ring for a person. */
export function kindsFor({ rights }: Actor): BellKind[] {
  return [
    ...(rights.has('report')
      ? (['returned', 'revoked', 'asked', 'entered-for', 'chased', 'due', 'settled', 'questioned'] as const)
      : []),
    ...(rights.has('review') ? (['waiting', 'answered', 'disputed'] as const) : []),
    ...(rights.has('review') || rights.has('convene') ? (['stalled'] as const) : []),
    ...(rights.has('convene') ? (['unreviewed'] as const) : []),
    ...(hasRight(rights, ['report', 'convene', 'instruct']) ? (['ordered'] as const) : []),
    ...(rights.has('report') ? (['narrative'] as const) : []),
    ...(hasRight(rights, needed.changeStandards) || hasRight(rights, needed.confirmAccounts)
      ? (['confirming', 'refused'] as const)
      : hasRight(rights, needed.grantCollectors)
        ? (['confirming'] as const)
        : []),
    'turned',
  ]
}

/** Keeps up to where a person has read, which never goes back, and the kinds of rings that they switched off. */
export async function changeBell(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
  { readTo, off }: BellChange,
): Promise<void> {
  await store.write(async (writer) => {
    const row = await bellOf(writer, actor.id)
    const read = Math.min(readTo ?? 0, store.head().sequence)
    await putBell(writer, {
      person: actor.id,
      readTo: Math.max(row?.readTo ?? 0, read),
      off: off === undefined ? (row?.off ?? '[]') : JSON.stringify(off),
    })
  })
}
