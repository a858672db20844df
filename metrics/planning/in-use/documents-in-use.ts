import { withoutAmendments } from '../../catalogue/changes/amendments.ts'
import type { Catalogue, Citation, ListedBoard, Organisation } from '../../catalogue/catalogue.ts'
import { reportersEver, type Indicator } from '../../catalogue/indicator.ts'
import { remarksWithout, type Unsaid } from './remarks-without.ts'

/** The lists of a catalogue that refer to organisations and regions. */
type Referring = Pick<Catalogue, 'documents' | 'indicators' | 'targets' | 'milestones'>

/**
 * The shipped catalogue without the documents that an administrator laid aside, and without all that they alone have: targets, milestones,
 * indicators, evaluation schemes, organisations, regions, boards, and remarks on them. A target of two documents stays with the other one.
 * `own`: the records that the office entered; indicators, organisations and regions that these name stay. Rule Z-1.
 */
export function documentsInUse(
  shipped: Catalogue,
  laidAside: ReadonlySet<string>,
  own?: Catalogue,
): Catalogue {
  const gone = shipped.documents.filter(({ id }) => laidAside.has(id))
  if (gone.length === 0) return shipped
  const unsaid = remarksWithout(gone.map(({ shortTitle }) => shortTitle))
  const standing = shipped.documents.filter(({ id }) => !laidAside.has(id))
  const homes = new Set(standing.map(({ region }) => region))
  const targets = cited(shipped.targets, laidAside, unsaid).map((target) =>
    withoutAmendments(target, laidAside),
  )
  const indicators = measuring(shipped, [...targets, ...(own?.targets ?? [])], homes, own)
  const used: Referring = {
    documents: standing.map((document) => ({
      ...unsaid(document),
      clauses: document.clauses.map(unsaid),
      duties: document.duties.map(unsaid),
    })),
    indicators,
    targets,
    milestones: cited(shipped.milestones, laidAside, unsaid),
  }
  const organisations = answering(shipped, homes, own === undefined ? [used] : [used, own])
  const kept = new Set(indicators.map(({ id }) => id))
  return {
    ...shipped,
    ...used,
    organisations,
    regions: places(shipped, homes, [
      ...placesOf(used, organisations),
      ...(own === undefined ? [] : placesOf(own, own.organisations)),
    ]),
    evaluationSchemes: shipped.evaluationSchemes.filter((scheme) =>
      scheme.indicators.every(({ indicator }) => kept.has(indicator)),
    ),
    boards: shipped.boards.flatMap((board) => {
      const shown = standing.filter(({ id, region }) => board.scope === id || board.scope === region)
      return shown.length === 0 ? [] : boardOfThese(board, shown, gone)
    }),
  }
}

/** A board of a region with fewer documents, whose text names those that remain. */
function boardOfThese(
  board: ListedBoard,
  shown: Catalogue['documents'],
  gone: Catalogue['documents'],
): ListedBoard {
  if (!gone.some(({ region }) => region === board.scope)) return board
  const isGone = gone.some(({ shortTitle }) => board.title.includes(shortTitle))
  return {
    ...board,
    title: isGone ? shown.map(({ shortTitle }) => shortTitle).join('、') : board.title,
    subtitle: shown.map(({ title }) => title).join('、'),
  }
}

/** The commitments of documents in use, with the citations of these alone. */
function cited<T extends { readonly citations: readonly Citation[]; readonly remarks: readonly string[] }>(
  records: readonly T[],
  laidAside: ReadonlySet<string>,
  unsaid: Unsaid,
): T[] {
  return records.flatMap((record) => {
    const citations = record.citations
      .filter(({ document }) => !laidAside.has(document))
      .map(unsaid.ofCitation)
    return citations.length === 0 ? [] : [{ ...unsaid(record), citations }]
  })
}

/**
 * The indicators of the targets with their components and other sources, and of those without a target the ones that are collected in the home region of a
 * document in use.
 */
function measuring(
  { indicators, targets }: Catalogue,
  standing: readonly { readonly indicator: string }[],
  homes: ReadonlySet<string>,
  own: Catalogue | undefined,
): Indicator[] {
  const targeted = new Set(targets.map(({ indicator }) => indicator))
  const wanted = new Set(standing.map(({ indicator }) => indicator))
  for (const { id, regions, source } of indicators)
    if (!targeted.has(id) && source?.besides === undefined && regions.some((region) => homes.has(region)))
      wanted.add(id)
  const all = new Map([...indicators, ...(own?.indicators ?? [])].map((one) => [one.id, one]))
  for (const { id } of own?.indicators ?? []) wanted.add(id)
  // Elements that are added during the loop are visited too.
  for (const id of wanted) {
    const { parts = [], ownPeriod, growthOf, formula, source } = all.get(id) ?? {}
    for (const other of [...parts, ownPeriod, growthOf, ...(formula?.of ?? []), source?.besides])
      if (other !== undefined) wanted.add(other)
    for (const other of all.values()) if (other.source?.besides === id) wanted.add(other.id)
  }
  return indicators.filter(({ id }) => wanted.has(id))
}

/** The organisations that are named, and all of the home regions of documents in use and of the counties, zones and own parts in these. */
function answering(
  { organisations, regions }: Catalogue,
  homes: ReadonlySet<string>,
  referring: readonly Referring[],
): Organisation[] {
  const byCode = new Map(regions.map((region) => [region.code, region]))
  const isAtHome = (code: string): boolean => {
    const region = byCode.get(code)
    const inside = region?.level === 'county' || region?.level === 'zone' || region?.level === 'own'
    return homes.has(code) || (inside && region.parent !== undefined && homes.has(region.parent))
  }
  const named = new Set(referring.flatMap(organisationsOf))
  return organisations.filter(({ id, region }) => named.has(id) || isAtHome(region))
}

function organisationsOf({ documents, indicators, targets, milestones }: Referring): string[] {
  return [
    ...documents.flatMap(({ clauses, duties }) => [
      ...clauses.flatMap(({ lead, support, joint, leadDefault }) => [
        ...lead,
        ...support,
        ...joint,
        ...(leadDefault === undefined ? [] : [leadDefault]),
      ]),
      ...duties.flatMap(({ recipients, reporters }) => [...recipients, ...reporters]),
    ]),
    ...indicators.flatMap(reportersEver),
    ...[...targets, ...milestones].flatMap((one) => one.organisations),
  ]
}

function placesOf(
  referring: Referring & Partial<Catalogue>,
  organisations: readonly Organisation[],
): string[] {
  const { documents, indicators, targets, milestones, regions = [], boards = [] } = referring
  return [
    ...[...documents, ...targets, ...milestones, ...organisations].map(({ region }) => region),
    ...indicators.flatMap((indicator) => indicator.regions),
    ...regions.flatMap(({ parent }) => parent ?? []),
    ...boards.map(({ scope }) => scope),
  ]
}

/** The regions that are named, those directly below a document's home region, and all regions above these. */
function places(
  { regions }: Catalogue,
  homes: ReadonlySet<string>,
  named: readonly string[],
): Catalogue['regions'] {
  const byCode = new Map(regions.map((region) => [region.code, region]))
  const kept = new Set(named)
  for (const { code, parent, level } of regions)
    // A single province does not make up the country.
    if (level !== 'province' && parent !== undefined && homes.has(parent)) kept.add(code)
  for (const code of kept) {
    const parent = byCode.get(code)?.parent
    if (parent !== undefined) kept.add(parent)
  }
  return regions.filter(({ code }) => kept.has(code))
}
