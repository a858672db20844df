import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { signsFor } from '#metrics/reporting/who-reports.ts'
import type { Actor } from '../../access/actor.ts'
import type { RoundReminded } from '../../contract/rounds.ts'
import type { Deps } from '../../deps.ts'
import { storeRoundPart } from '../../records/kinds/filings/rounds.ts'
import { reportersOf } from '../people/queries.ts'
import type { RoundTold } from './queries.ts'
import { requireChangeable } from './seen-rounds.ts'
import { tellAsked } from './tell-asked.ts'

/**
 * Reminds the organisations that have not answered, or those of them that are named; each once a day. The reminder is stored together with
 * its messages. @throws AppError not-found, not-allowed, conflict
 */
export async function remindAsked(
  { store, clock, catalogue, notices }: Pick<Deps, 'store' | 'clock' | 'catalogue' | 'notices'>,
  actor: Actor,
  id: string,
  named: readonly string[] | undefined,
): Promise<RoundReminded> {
  const index = catalogue.current()
  const [today, now] = [clock.today(), clock.now()]
  const reporters = await reportersOf(store.reader)
  return store.write(async (writer) => {
    const round = await requireChangeable(writer, index, actor, id)
    const open = round.asks.filter(
      ({ number, organisation }) =>
        round.answers.get(number)?.state !== 'submitted' && (named?.includes(organisation) ?? true),
    )
    const organisations = [...new Set(open.map(({ organisation }) => organisation))]
    const isToldToday = (one: string) => round.told[one]?.slice(0, 10) === today
    const couldAnswer = (one: string) => reporters.some((reporter) => signsFor(index, reporter, one))
    const fresh = organisations.filter((one) => !isToldToday(one) && couldAnswer(one))
    const names = (some: readonly string[]) => some.map((one) => nameOfOrganisation(index, one))
    if (fresh.length > 0) {
      const told: RoundTold = { ...round.told, ...Object.fromEntries(fresh.map((one) => [one, now])) }
      const { title, toldVersion } = round
      const entry = await storeRoundPart(writer, actor.id, 'round.reminded', {
        facts: { round: id, title, part: 'told', version: toldVersion + 1, what: names(fresh).join('、') },
        content: told,
      })
      const asks = open.filter(({ organisation }) => fresh.includes(organisation))
      await tellAsked(writer, { notices, index }, { round, asks, entry, cause: 'reminded' })
    }
    return {
      told: names(fresh),
      already: names(organisations.filter(isToldToday)),
      nobody: names(organisations.filter((one) => !isToldToday(one) && !couldAnswer(one))),
    }
  })
}
