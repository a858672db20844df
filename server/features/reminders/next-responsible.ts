import { reporterOf } from '#metrics/catalogue/indicator.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { filingId } from '#metrics/reporting/owed-cells.ts'
import { nextTold, unreviewedPointReached } from '#metrics/reporting/reminders.ts'
import type { Actor } from '../../access/actor.ts'
import { actorOfPerson } from '../../access/actors.ts'
import { hasRight, needed } from '../../contract/rights.ts'
import type { Reader } from '../../db/store.ts'
import { coversRegion, isAtLevelOf } from '../../workflow/figure-guards.ts'
import { allPeople } from '../people/queries.ts'
import { waitingCells } from '../review/queries.ts'
import type { DueFiling } from './open-filings.ts'
import { remindersOf } from './queries.ts'

/** The people of an installation who report, review or convene; `gone`: those who reported and may no longer sign in. */
interface RemindedStaff {
  readonly reporting: readonly Actor[]
  readonly gone: readonly Actor[]
  readonly reviewers: readonly Actor[]
  readonly secretaries: readonly Actor[]
}

/** The people who are reminded and told; the demo people work in a past year, so that nobody reminds them. */
export async function remindedStaff(reader: Reader): Promise<RemindedStaff> {
  const all = (await allPeople(reader))
    .filter(({ demo }) => demo === 0)
    .map((row) => ({ isHere: row.disabledAt === null, person: actorOfPerson(row) }))
  const of = (right: Parameters<typeof hasRight>[1], isHere = true) =>
    all.flatMap((one) => (one.isHere === isHere && hasRight(one.person.rights, right) ? [one.person] : []))
  return {
    ...{ reporting: of(needed.entry), gone: of(needed.entry, false) },
    ...{ reviewers: of(needed.decisions), secretaries: of(needed.convening) },
  }
}

/** A filing with the ids of those who are told of it because the ones before them do not act or are gone. */
interface NextFiling {
  readonly filing: string
  /** Its deadline, or the day since which figures of it wait. */
  readonly deadline: string
  readonly point: number
  readonly next: readonly string[]
  readonly waiting?: number
}

type KeyedFiling = Pick<NextFiling, 'filing' | 'waiting' | 'deadline'>

/** A filing whose figures have waited long for their review. */
interface UnreviewedFiling extends NextFiling {
  readonly organisation: string
  readonly period: string
  readonly cells: readonly never[]
  readonly waiting: number
}

/** The open filings of which the reviewers of their regions are told too, and later the secretaries. Rule D-14. */
export function stalledFilings(
  index: CatalogueIndex,
  { reporting, gone, reviewers, secretaries }: RemindedStaff,
  due: readonly DueFiling[],
): NextFiling[] {
  return due.map(({ filing, organisation, deadline, point, cells }) => {
    const reports = ({ organisations }: Actor) => organisations.includes(organisation)
    const wanted = nextTold(point, !reporting.some(reports) && gone.some(reports))
    const reviewing = reviewers.filter((person) =>
      cells.some(({ region }) => coversRegion(index, person, region)),
    )
    const isUnreviewed = wanted.reviewers && reviewing.length === 0
    const next = [
      ...(wanted.reviewers ? reviewing : []),
      ...(wanted.secretaries || isUnreviewed ? secretaries : []),
    ]
    return { filing, deadline, point, next: idsOf(next) }
  })
}

const idsOf = (people: readonly Actor[]) => [...new Set(people.map(({ id }) => id))]

/** The filings of which figures wait for review for days, as the secretaries are told: sooner where nobody may review them. Rule D-14. */
export async function unreviewedFilings(
  reader: Reader,
  index: CatalogueIndex,
  { reviewers, secretaries }: RemindedStaff,
  day: string,
): Promise<UnreviewedFiling[]> {
  const waiting = (await waitingCells(reader)).filter(({ indicator }) => index.indicators.has(indicator))
  const groups = Map.groupBy(waiting, (cell) =>
    filingId(reporterOf(index.indicators.get(cell.indicator)!, cell), cell.period),
  )
  return [...groups].flatMap(([filing, cells]) => {
    const [oldest] = cells as [(typeof cells)[number], ...typeof cells]
    const hasReviewer = reviewers.some(
      (person) => person.id !== oldest.actor && isAtLevelOf(index, person, oldest),
    )
    const submittedOn = oldest.at.slice(0, 10)
    const point = unreviewedPointReached(submittedOn, day, hasReviewer)
    if (point === null) return []
    const organisation = reporterOf(index.indicators.get(oldest.indicator)!, oldest)
    return [
      {
        ...{ filing, organisation, period: oldest.period, deadline: submittedOn, cells: [] },
        ...{ point, waiting: cells.length, next: idsOf(secretaries) },
      },
    ]
  })
}

/** Tells of each filing which of those who answer next were not told at its point or a later one. */
export async function freshNext(
  reader: Reader,
  filings: readonly NextFiling[],
): Promise<(one: KeyedFiling) => readonly string[]> {
  const wanted = filings.filter(({ next }) => next.length > 0)
  const before = await remindersOf(reader, [...new Set(wanted.map(({ filing }) => filing))])
  // What was submitted anew waits anew.
  const key = ({ filing, waiting, deadline }: KeyedFiling) =>
    `${filing} ${waiting === undefined ? 'open' : deadline}`
  const told = Map.groupBy(before, key)
  const fresh = new Map(
    wanted.map((one) => {
      const known = (told.get(key(one)) ?? []).filter(({ point }) => point !== null && point >= one.point)
      return [key(one), one.next.filter((id) => known.every(({ next = [] }) => !next.includes(id)))]
    }),
  )
  return (one) => fresh.get(key(one)) ?? []
}
