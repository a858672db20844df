import type { RoundDraft, RoundOffer } from '#server/contract/rounds.ts'

/** The name of an organisation's being asked about a clause. */
export const askKey = (clause: string, organisation: string) => `${clause} ${organisation}`

/** What is proposed to be asked: of each clause who leads it or is jointly responsible and can answer, else the first who can. */
export function proposedAsks({ clauses }: Pick<RoundOffer, 'clauses'>): string[] {
  return clauses.flatMap(({ clause, organisations }) => {
    const able = organisations.filter(({ answerable }) => answerable)
    const leading = able.filter(({ role }) => role === 'lead' || role === 'joint')
    return (leading.length > 0 ? leading : able.slice(0, 1)).map(({ organisation }) =>
      askKey(clause, organisation),
    )
  })
}

/** What is asked, in the order of the clauses. */
export function asksOf(
  { clauses }: Pick<RoundOffer, 'clauses'>,
  chosen: ReadonlySet<string>,
): RoundDraft['asks'] {
  return clauses.flatMap(({ clause, organisations }) =>
    organisations.flatMap(({ organisation }) =>
      chosen.has(askKey(clause, organisation)) ? [{ clause, organisation }] : [],
    ),
  )
}
