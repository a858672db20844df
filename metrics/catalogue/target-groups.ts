import type { CataloguedTarget, CatalogueIndex } from './catalogue-index.ts'
import { reporterNow } from './indicator.ts'
import { distinctNames } from './organisation-names.ts'

export type GroupedBy = 'organisation' | 'document' | 'section'

export interface TargetGroup {
  /** An organisation id, a document id, or document id and section: `zhaoqing-2024 五`. */
  readonly key: string
  readonly name: string
  readonly targets: readonly CataloguedTarget[]
}

/**
 * Targets by the organisations that lead them, by the documents that cite them, or by the sections of these (the first step of the
 * clause's path: 五 of 五(二十五)), in the order of first appearance. A target that two documents cite belongs to both, but once to each. Rule
 * H-5.
 */
export function groupTargets(
  index: Pick<CatalogueIndex, 'organisations' | 'documents' | 'regions'>,
  targets: readonly CataloguedTarget[],
  by: GroupedBy,
): TargetGroup[] {
  const leaders = targets.flatMap(({ record }) => record.organisations)
  const nameOf = distinctNames(index, leaders)
  const groups = new Map<string, { key: string; name: string; targets: CataloguedTarget[] }>()
  for (const target of targets) {
    const places = new Map(placesOf(index.documents, nameOf, target, by).map((place) => [place.key, place]))
    for (const place of places.values()) {
      const group = groups.get(place.key) ?? { ...place, targets: [] }
      group.targets.push(target)
      groups.set(place.key, group)
    }
  }
  return [...groups.values()]
}

/** The organisations that answer for a target: its leads; without a lead, the reporter of its indicator. */
export function answeringOrganisations({ record, target }: CataloguedTarget): readonly string[] {
  return record.organisations.length > 0
    ? record.organisations
    : [reporterNow(target.indicator, record.region)]
}

function placesOf(
  documents: CatalogueIndex['documents'],
  nameOf: (organisation: string) => string,
  { record }: CataloguedTarget,
  by: GroupedBy,
): { key: string; name: string }[] {
  if (by === 'organisation') {
    return record.organisations.map((id) => ({ key: id, name: nameOf(id) }))
  }
  return record.citations.map(({ document, clause }) => {
    const title = documents.get(document)?.shortTitle ?? document
    const section = sectionOf(clause)
    return by === 'document'
      ? { key: document, name: title }
      : { key: `${document} ${section}`, name: `${title} ${section}` }
  })
}

function sectionOf(clause: string): string {
  return /^[^(（]+/.exec(clause)?.[0] ?? clause
}
