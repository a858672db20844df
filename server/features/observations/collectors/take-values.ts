import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import { isEmbargoed } from '#metrics/reporting/embargo.ts'
import { actorOfPerson } from '../../../access/actors.ts'
import type { Actor } from '../../../access/actor.ts'
import { hasRight, needed } from '../../../contract/rights.ts'
import type { NewRevision } from '../../../db/observations/observation-row.ts'
import { storeRevisions } from '../../../db/observations/store-revision.ts'
import type { Reader, Writer } from '../../../db/store.ts'
import { coversRegion } from '../../../workflow/figure-guards.ts'
import { personById } from '../../people/queries.ts'
import { revisionOf, type ValueLine } from '../imports/import-body.ts'
import { collectorActor, collectorBody, sourceNote } from './collector-body.ts'
import type { CollectorRow } from './queries.ts'

/** What a run stored: the numbers of its values, and their first and last entry. */
export interface ValuesTaken {
  readonly taken: number
  readonly revised: number
  readonly approved: number
  readonly first: number | null
  readonly last: number | null
  /** The series of the values. */
  readonly series: readonly string[]
}

/**
 * Stores the new values of a collector. They are submitted; they count as approved at once where they are figures, no check asks about them, and a
 * reviewer of their region has granted that to the collector; before the minute of release of their period they are cleared for it.
 */
export async function takeValues(
  writer: Writer,
  index: CatalogueIndex,
  row: CollectorRow,
  lines: readonly ValueLine[],
  { version, now }: { readonly version: string; readonly now: string },
): Promise<ValuesTaken> {
  const body = collectorBody(row)
  const granter = await granterOf(writer, row)
  const origin = { issuer: sourceNote(body, version), provenance: body.provenance }
  const revisions: NewRevision[] = []
  let revised = 0
  for (const line of lines) {
    const [, , indicator, region, period] = line
    const cell = (await writer.seriesOf({ indicator, region })).at(period)
    if (cell?.figure) revised += 1
    // A value that the source has no longer is never missing by itself: a reviewer looks.
    const isAsked = line[10] !== null || line[5] === null
    const isSound = !isAsked && granter !== undefined && coversRegion(index, granter, region)
    revisions.push({
      ...revisionOf(line, origin, cell),
      state: !isSound ? 'submitted' : isEmbargoed(index, { indicator, period }, now) ? 'cleared' : 'approved',
    })
  }
  if (revisions.length === 0)
    return { taken: 0, revised: 0, approved: 0, first: null, last: null, series: [] }
  const last = await storeRevisions(writer, collectorActor(row.id), revisions)
  return {
    ...{ taken: revisions.length, revised, first: last - revisions.length + 1, last },
    series: [...new Set(revisions.map(seriesKey))],
    approved: revisions.filter(({ state }) => state === 'approved').length,
  }
}

/** The reviewer whose grant stands, while that person still reviews. */
async function granterOf(reader: Reader, { grantedBy }: CollectorRow): Promise<Actor | undefined> {
  if (grantedBy === null) return undefined
  const person = await personById(reader, grantedBy.replace(/^person:/, ''))
  if (!person || person.disabledAt !== null) return undefined
  const actor = actorOfPerson(person)
  return hasRight(actor.rights, needed.grantCollectors) ? actor : undefined
}
