import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { BoardChoice, BoardChoices } from '#server/contract/boards.ts'
import type { Display, Shown } from '#server/contract/displays.ts'

export interface ScopeChoice {
  readonly scope: string
  readonly name: string
  /** A reference date at which the board has something to show. */
  readonly suggestedAt: string | undefined
}
export interface ScopeGroup {
  readonly label: string
  readonly choices: readonly ScopeChoice[]
}

/** All that a display can show: the boards as they are offered, then the other regions and documents that have targets. */
export function scopeChoices(boards: readonly BoardChoice[], index: CatalogueIndex): readonly ScopeGroup[] {
  const offered = new Set(boards.map(({ scope }) => scope))
  const isOpen = (scope: string) => !offered.has(scope) && (index.targetsIn(scope)?.length ?? 0) > 0
  const { regions, documents } = index.catalogue
  const groups = [
    {
      label: '看板',
      choices: boards.map(({ scope, title, suggestedAt }) => ({ scope, name: title, suggestedAt })),
    },
    {
      label: '其他地区（含下级）',
      choices: regions
        .filter(({ code }) => isOpen(code))
        .map(({ code, name }) => ({ scope: code, name, suggestedAt: undefined })),
    },
    {
      label: '其他政策文件',
      choices: documents
        .filter(({ id }) => isOpen(id))
        .map(({ id, shortTitle }) => ({ scope: id, name: shortTitle, suggestedAt: undefined })),
    },
  ]
  return groups.filter(({ choices }) => choices.length > 0)
}

/** What is offered for a display that is paired: as the one before it, else the first plan, for examples are nobody's wish. */
export function firstChoice(displays: readonly Display[], { boards, demo }: BoardChoices): Shown {
  const last = displays.find(({ scope, revokedAt }) => scope !== null && revokedAt === null)
  if (last?.scope) return { scope: last.scope, at: last.at }
  const plan = boards.find(({ real }) => !real) ?? boards[0]
  return { scope: plan?.scope ?? '', at: demo ? (plan?.suggestedAt ?? null) : null }
}
