import { createHash } from 'node:crypto'
import type { Actor } from '../../../access/actor.ts'
import { observationKinds } from '../../../db/observations/observation-event.ts'
import type { Deps } from '../../../deps.ts'
import { encodeAnswer, type EncodedAnswer } from '../../../http/encoded-answer.ts'
import { lastEntries } from '../../../judging/following/last-entries.ts'
import { ledgerHashAt } from '../../../judging/queries.ts'
import { viewOf } from '../../../judging/view.ts'
import { recentResults } from '../../../recent-results.ts'
import { series, sightOf, type SeriesAsked } from './series.ts'

/** The number of encoded series that are kept, of some ten kilobytes each. */
const kept = 1_000

/**
 * Answers requests for series with encoded series. A series is read anew only after an act on one of its cells or a change of the
 * catalogue, and on each new day; one that is pinned by `asOf` each time. Its tag contains the question, what the caller may see, the day,
 * on which a reform may take effect, and the last ledger entry that matters.
 */
export function seriesAnswers(deps: Deps): (actor: Actor, query: SeriesAsked) => Promise<EncodedAnswer> {
  const { store, catalogue, clock, version } = deps
  const answers = recentResults<EncodedAnswer>(kept)
  const lastEntry = lastEntries(store, new Set(Object.values(observationKinds)))
  /** The last ledger entry on a series; for a computed series, on any of its components. */
  const newest = ({ indicator, region }: SeriesAsked) => {
    const names = catalogue.current().reportedFor({ indicator, region: region ?? '' })
    const heads = [{ indicator }, ...names].map((one) =>
      lastEntry({ indicator: one.indicator, ...(region !== undefined && { region }) }),
    )
    return heads.reduce((a, b) => (b.sequence > a.sequence ? b : a))
  }
  return async (actor, query) => {
    const sight = sightOf(catalogue.current(), actor, query.indicator)
    const tagOf = (hash: string) => {
      const { indicator, region, from, to, includeHistory, asOf } = query
      const asked = [indicator, region, from, to, includeHistory, asOf !== undefined]
      const text = JSON.stringify([version, hash, clock.today(), sight, ...asked])
      return createHash('sha256').update(text).digest('base64url').slice(0, 22)
    }
    // The tag is taken before the series is read: an act in between makes a series that is newer than its tag, never older.
    const tag = tagOf(newest(query).hash)
    const read = async () => {
      const view = await viewOf(deps, query.asOf === undefined ? {} : { asOf: query.asOf })
      // Figures of the past bear today's names too.
      const found = await series({ ...view, index: catalogue.current() }, sight, query)
      const own = query.asOf === undefined ? tag : tagOf(await ledgerHashAt(store.reader, view.asOf))
      return encodeAnswer(found, own)
    }
    return query.asOf === undefined ? answers.get(tag, read) : read()
  }
}
