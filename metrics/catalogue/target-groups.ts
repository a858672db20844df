import type { CataloguedTarget, CatalogueIndex } from './catalogue-index.ts'
import { distinctNames } from './organisation-names.ts'

export type GroupedBy = 'organisation' | 'document' | 'section'

export interface TargetGroup {
  /** Organisation id, document id, or document id and section: `zhaoqing-2024 五`. */
  readonly key: string
  readonly name: string
  readonly targets: readonly CataloguedTarget[]
}

/**
 * Targets under each organisation that leads them, each document that cites them or each of its sections (the first
 * step of the clause's path: 五 of 五(二十五)), in order of first appearance. A target two documents commit to stands
 * under both, but once in each. Rule H-5.
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

/** Who answers for a target: those that lead it, the one that its row names first; where nobody leads, who reports its indicator. */
export function answeringOrganisations({ record, target }: CataloguedTarget): readonly string[] {
  return record.organisations.length > 0 ? record.organisations : [target.indicator.reporter]
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
