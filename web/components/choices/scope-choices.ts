import { targetsOfScope } from '#metrics/agenda/meeting-scopes.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { organisationWords, placedName } from '#metrics/catalogue/organisation-names.ts'
import type { BoardChoice } from '#server/contract/boards.ts'
import { byName } from './by-name.ts'

export interface ScopeChoice {
  readonly scope: string
  readonly name: string
  /** A description in smaller letters. */
  readonly aside?: string
  /** Further words that the choice is found by. */
  readonly words?: string
  readonly targets: number
  /** A reference date at which the board has figures to show. */
  readonly suggestedAt?: string | undefined
}
export interface ScopeGroup {
  readonly label: string
  readonly choices: readonly ScopeChoice[]
}

/** All scopes that a display can show: the offered boards, then the other regions and documents with targets. */
export function scopeChoices(boards: readonly BoardChoice[], index: CatalogueIndex): readonly ScopeGroup[] {
  const offered = new Set(boards.map(({ scope }) => scope))
  const targetsOf = (scope: string) => targetsOfScope(index, scope)?.length ?? 0
  const isOther = (scope: string) => !offered.has(scope) && targetsOf(scope) > 0
  const { regions, documents } = index.catalogue
  return nonEmpty([
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
        .filter(({ code }) => isOther(code))
        .map(({ code, name }) => ({ scope: code, name, targets: targetsOf(code) }))
        .sort(byScopeName),
    },
    {
      label: '其他政策文件',
      choices: documents
        .filter(({ id }) => isOther(id))
        .map(({ id, shortTitle, title }) => ({
          scope: id,
          name: shortTitle,
          words: title,
          targets: targetsOf(id),
        }))
        .sort(byScopeName),
    },
  ])
}

/**
 * All scopes that a meeting can have: those of displays without the published examples, and every organisation that
 * answers for a target. Everyday names find an organisation too.
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
  const leading = index.catalogue.organisations
    .map((organisation) => ({
      scope: organisation.id,
      name: placedName(index, organisation),
      words: organisationWords(index, organisation),
      targets: targetsOfScope(index, organisation.id)?.length ?? 0,
    }))
    .sort(byScopeName)
  return nonEmpty([...placed, { label: '单位', choices: leading.filter(({ targets }) => targets > 0) }])
}

const byScopeName = (a: ScopeChoice, b: ScopeChoice) => byName(a.name, b.name)
const nonEmpty = (groups: readonly ScopeGroup[]) => groups.filter(({ choices }) => choices.length > 0)
