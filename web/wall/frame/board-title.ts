import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { BoardChoices } from '#server/contract/boards.ts'

/** The title of a board: the one of the list of boards, else the name of its region or document. */
export function boardTitle(
  scope: string,
  choices: BoardChoices | null,
  index: CatalogueIndex | null,
): { title: string; subtitle: string } {
  const choice = choices?.boards.find((board) => board.scope === scope)
  if (choice) return { title: choice.title, subtitle: choice.subtitle }
  const region = index?.regions.get(scope)
  if (region) return { title: `${region.name}数字经济目标监测`, subtitle: '' }
  const document = index?.documents.get(scope)
  return { title: document?.shortTitle ?? '数字经济目标监测', subtitle: document?.number ?? '' }
}
