import { distinctNames } from '#metrics/catalogue/organisation-names.ts'
import { askStanding } from '#metrics/agenda/rounds.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Actor } from '../../access/actor.ts'
import { hasRight, needed } from '../../contract/rights.ts'
import type { Round, RoundAsk, RoundBrief, Rounds } from '../../contract/rounds.ts'
import type { Deps } from '../../deps.ts'
import { namesOfActors } from '../people/queries.ts'
import { figuresOfAsks } from './figures.ts'
import { currentRounds, type CurrentRound } from './queries.ts'
import { dayOf, isAskedOf, mayOpenOn, requireRound, seenBy } from './seen-rounds.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue'>

/** The rounds that the actor sees, the newest first. */
export async function listRounds({ store, clock, catalogue }: Needs, actor: Actor): Promise<Rounds> {
  const { reader } = store
  const index = catalogue.current()
  const seen = (await currentRounds(reader)).flatMap((round) => seenBy(index, actor, round) ?? [])
  const nameOf = await namesOfActors(
    reader,
    seen.map(({ opened }) => opened.actor),
  )
  const today = dayOf(index, actor, clock.today())
  return {
    rounds: seen.map((round) => briefOf(index, actor, round, { today, nameOf })),
    mayOpen: hasRight(actor.rights, needed.openRounds),
  }
}

/** One round with its asks, in the order of the document's clauses. It costs the judging of their targets. @throws AppError not-found */
export async function showRound(deps: Needs, actor: Actor, id: string): Promise<Round> {
  const { reader } = deps.store
  const index = deps.catalogue.current()
  const round = await requireRound(reader, index, actor, id)
  const today = dayOf(index, actor, deps.clock.today())
  const told = new Map(
    [...round.answers].filter(
      ([number, { state }]) =>
        state === 'submitted' ||
        round.asks.some((ask) => ask.number === number && isAskedOf(index, actor, ask)),
    ),
  )
  const nameOf = await namesOfActors(reader, [
    round.opened.actor,
    ...[...told.values()].map(({ actor: author }) => author),
  ])
  const organisationName = distinctNames(
    index,
    round.asks.map(({ organisation }) => organisation),
  )
  const figures = await figuresOfAsks(deps, { today, round })
  const clauses = index.documents.get(round.document)?.clauses ?? []
  const places = new Map(clauses.map(({ key }, place) => [key, place]))
  const placeOf = ({ clause }: { readonly clause: string }) => places.get(clause) ?? clauses.length
  const asks = round.asks.map((ask): RoundAsk => {
    const clause = clauses.find(({ key }) => key === ask.clause)
    const answer = told.get(ask.number)
    return {
      ...ask,
      clausePath: clause?.path ?? ask.clause,
      clauseTitle: clause?.title ?? '',
      organisationName: organisationName(ask.organisation),
      standing: standingOf(round, ask.number, today),
      own: isAskedOf(index, actor, ask),
      version: answer?.version ?? 0,
      answer: answer
        ? {
            ...answer.said,
            draft: answer.state === 'draft',
            answeredBy: nameOf(answer.actor),
            answeredAt: answer.at,
          }
        : null,
      figures: [...(answer?.state === 'submitted' ? answer.figures : (figures.get(ask.number) ?? []))],
      remindedAt: round.told[ask.organisation] ?? null,
    }
  })
  return {
    ...briefOf(index, actor, round, { today, nameOf }),
    version: round.version,
    questions: [...round.questions],
    mayChange: !round.closed && mayOpenOn(index, actor, round.document),
    today,
    asks: asks.sort((a, b) => placeOf(a) - placeOf(b) || a.number - b.number),
  }
}

/** How an ask of a round stands on a day. */
function standingOf({ due, answers }: CurrentRound, number: number, today: string) {
  return askStanding({ due, answeredOn: answers.get(number)?.firstOn ?? null }, today)
}

function briefOf(
  index: CatalogueIndex,
  actor: Actor,
  round: CurrentRound,
  { today, nameOf }: { readonly today: string; readonly nameOf: (actor: string) => string },
): RoundBrief {
  const { id, title, due, document, closed, opened, demo, asks } = round
  const open = asks.filter(({ number }) => round.answers.get(number)?.state !== 'submitted')
  return {
    ...{ id, title, due, document, closed, demo },
    documentTitle: index.documents.get(document)?.shortTitle ?? document,
    createdBy: nameOf(opened.actor),
    createdAt: opened.at,
    asked: asks.length,
    unanswered: open.length,
    overdue: today > due ? open.length : 0,
    ownUnanswered: closed ? 0 : open.filter((ask) => isAskedOf(index, actor, ask)).length,
  }
}
