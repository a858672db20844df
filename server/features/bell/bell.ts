import { reporterOf, reportersEver } from '#metrics/catalogue/indicator.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Actor } from '../../access/actor.ts'
import { later } from '../../clock.ts'
import type { Bell, BellChange, BellKind, FilingRing } from '../../contract/bell.ts'
import { hasRight, needed } from '../../contract/rights.ts'
import type { Reader } from '../../db/store.ts'
import type { Deps } from '../../deps.ts'
import type { View } from '../../judging/view.ts'
import { coversRegion, figureGuards, isAtLevelOf } from '../../workflow/figure-guards.ts'
import { namesOfActors } from '../people/queries.ts'
import { endorsementsBy, waitingCells } from '../review/queries.ts'
import { askedRings } from './asked-rings.ts'
import { changeRings } from './change-rings.ts'
import { bellOf, decisionsByOthers, putBell } from './queries.ts'
import { steppedCells } from './stepped-cells.ts'
import { ringsOf, type RungCell } from './rings.ts'
import { turnedRings } from './turned-rings.ts'

/** The milliseconds for which a decision, a reminder or a turned light is shown. */
const remembered = 60 * 24 * 3_600_000
/** The most rings that are shown; there are seldom more than a few. */
const most = 50

/**
 * The rings of a person: figures of their organisations that others returned or revoked, what waits for their review, changes that wait for
 * their confirmation, own ones that were refused, what they were reminded of, and which lights turned. They are made from stored rows, so
 * that each is told once, even after a restart.
 */
export async function bellTold(
  { reader, index, asOf }: Omit<View, 'at'>,
  actor: Actor,
  now: string,
): Promise<Bell> {
  const row = await bellOf(reader, actor.id)
  const off = row ? (JSON.parse(row.off) as BellKind[]) : []
  const kinds = kindsFor(actor)
  const rings = (kind: BellKind) => kinds.includes(kind) && !off.includes(kind)
  const verdicts = (['returned', 'revoked'] as const).filter(rings)
  const indicators = [...index.indicators.values()].filter((one) =>
    reportersEver(one).some((organisation) => actor.organisations.includes(organisation)),
  )
  const decidedOn = { actor: actor.id, since: later(now, -remembered) }
  const decided =
    verdicts.length === 0
      ? []
      : await decisionsByOthers(reader, {
          ...decidedOn,
          verdicts,
          indicators: indicators.map(({ id }) => id),
        })
  const isOwn = (cell: Pick<RungCell, 'indicator' | 'region' | 'period'>) =>
    actor.organisations.includes(reporterOf(index.indicators.get(cell.indicator)!, cell))
  const waiting = rings('waiting') ? await waitingFor(reader, index, actor) : []
  const cells: RungCell[] = [
    ...decided.filter(isOwn).map((one) => ({ ...one, kind: one.verdict as FilingRing['kind'] })),
    ...waiting.map((one) => ({ ...one, kind: 'waiting' as const, reason: null })),
  ].filter(({ indicator, region }) => index.indicators.has(indicator) && coversRegion(index, actor, region))
  const stepped = (await steppedCells(reader, index, actor, later(now, -remembered))).filter(({ kind }) =>
    rings(kind),
  )
  cells.push(...stepped)
  const nameOf = await namesOfActors(
    reader,
    cells.map((cell) => cell.actor),
  )
  const since = later(now, -remembered).slice(0, 10)
  const asked = await askedRings(reader, index, actor, since)
  const turned = rings('turned') ? await turnedRings(reader, index, actor, since) : []
  const changes = await changeRings(reader, actor, later(now, -remembered))
  const told = [
    ...ringsOf(index, cells, nameOf),
    ...[...asked, ...changes].filter(({ kind }) => rings(kind)),
    ...turned,
  ]
    .sort((a, b) => b.sequence - a.sequence)
    .slice(0, most)
  const readTo = row?.readTo ?? 0
  const unread = told.filter(({ sequence }) => sequence > readTo).length
  return { sequence: asOf, rings: told, unread, readTo, kinds, off }
}

/** The cells that wait for the actor's own decision. Rule W-11. */
async function waitingFor(reader: Reader, index: CatalogueIndex, actor: Actor) {
  const cells = (await waitingCells(reader)).filter(
    (one) => one.actor !== actor.id && index.indicators.has(one.indicator) && isAtLevelOf(index, actor, one),
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

function kindsFor({ rights }: Actor): BellKind[] {
  return [
    ...(rights.has('report') ? (['returned', 'revoked', 'asked', 'chased', 'due', 'settled'] as const) : []),
    ...(rights.has('review') ? (['waiting', 'answered', 'disputed'] as const) : []),
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
