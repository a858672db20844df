import { targetsOfScope } from '#metrics/agenda/meeting-scopes.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { organisationWords, placedName } from '#metrics/catalogue/organisation-names.ts'
import type { BoardChoice } from '#server/contract/boards.ts'

export interface ScopeChoice {
  readonly scope: string
  readonly name: string
  /** What it is, in smaller letters. */
  readonly aside?: string
  /** What else it is found by. */
  readonly words?: string
  readonly targets: number
  /** A reference date at which the board has something to show. */
  readonly suggestedAt?: string | undefined
}
export interface ScopeGroup {
  readonly label: string
  readonly choices: readonly ScopeChoice[]
}

/** All that a display can show: the boards as they are offered, then the other regions and documents that have targets. */
export function scopeChoices(boards: readonly BoardChoice[], index: CatalogueIndex): readonly ScopeGroup[] {
  const offered = new Set(boards.map(({ scope }) => scope))
  const targetsOf = (scope: string) => targetsOfScope(index, scope)?.length ?? 0
  const isOpen = (scope: string) => !offered.has(scope) && targetsOf(scope) > 0
  const { regions, documents } = index.catalogue
  return known([
    {
      label: '看板',
      choices: boards.map(({ scope, title, subtitle, suggestedAt }) => ({
        ...{ scope, name: title, aside: subtitle, suggestedAt },
        targets: targetsOf(scope),
      })),
    },
    {
      label: '其他地区（含下级）',
      choices: regions
        .filter(({ code }) => isOpen(code))
        .map(({ code, name }) => ({ scope: code, name, targets: targetsOf(code) })),
    },
    {
      label: '其他政策文件',
      choices: documents
        .filter(({ id }) => isOpen(id))
        .map(({ id, shortTitle, title }) => ({
          scope: id,
          name: shortTitle,
          words: title,
          targets: targetsOf(id),
        })),
    },
  ])
}

/**
 * All that a meeting can be of: what a display can show but for published examples, which are nobody's meeting, and every organisation that
 * answers for a target, found by what people call it too.
 */
export function meetingScopeChoices(
  boards: readonly BoardChoice[],
  index: CatalogueIndex,
): readonly ScopeGroup[] {
  const examples = new Set(boards.filter(({ real }) => real).map(({ scope }) => scope))
  const placed = scopeChoices(boards, index).map(({ label, choices }) => ({
    label,
    choices: choices.filter(({ scope }) => !examples.has(scope)),
  }))
  const units = index.catalogue.organisations.map((organisation) => ({
    scope: organisation.id,
    name: placedName(index, organisation),
    words: organisationWords(index, organisation),
    targets: targetsOfScope(index, organisation.id)?.length ?? 0,
  }))
  return known([...placed, { label: '单位', choices: units.filter(({ targets }) => targets > 0) }])
}

const known = (groups: readonly ScopeGroup[]) => groups.filter(({ choices }) => choices.length > 0)
