import type { Narrative, NarrativeAnswer } from '../../../contract/narratives.ts'
import type { Reader } from '../../../db/store.ts'
import { namesOfActors } from '../../people/queries.ts'
import { partsOfMeeting } from '../queries.ts'

/** The prefix of a meeting's parts that each hold a question to an organisation about a target, and its answer. */
export const narrativePrefix = 'narrative/'

/** The contents of a part that holds a narrative. */
export interface StoredNarrative {
  readonly organisation: string
  readonly due: string
  readonly asked: { readonly actor: string; readonly at: string }
  readonly answer: NarrativeAnswer | null
}

/** A narrative of a meeting as it stands now, and who wrote it last: the person who asked, or who answered. */
export interface CurrentNarrative extends StoredNarrative {
  readonly target: string
  readonly version: number
  readonly actor: string
  readonly at: string
}

/** The narratives of a meeting, in the order in which they were last written. One query. */
export async function narrativesOf(reader: Reader, meeting: string): Promise<CurrentNarrative[]> {
  const parts = await partsOfMeeting(reader, meeting)
  return parts
    .filter(({ part }) => part.startsWith(narrativePrefix))
    .map(({ part, version, body, actor, at }) => ({
      ...(JSON.parse(body) as StoredNarrative),
      target: part.slice(narrativePrefix.length),
      version,
      actor,
      at,
    }))
}

/** Narratives as pages and documents show them. One query. */
export async function shownNarratives(
  reader: Reader,
  narratives: readonly CurrentNarrative[],
  organisationName: (organisation: string) => string,
): Promise<Narrative[]> {
  const actors = narratives.flatMap(({ actor, asked }) => [actor, asked.actor])
  const nameOf = await namesOfActors(reader, actors)
  return narratives.map(({ target, organisation, due, asked, answer, version, actor, at }) => ({
    target,
    organisation,
    organisationName: organisationName(organisation),
    due,
    askedBy: nameOf(asked.actor),
    askedAt: asked.at,
    version,
    answer,
    answeredBy: answer && nameOf(actor),
    answeredAt: answer && at,
  }))
}
