import type { BoardChoices } from '#server/contract/boards.ts'
import type { Display, ShownBoard } from '#server/contract/displays.ts'

/** What is offered for a display that is paired: as the one before it, else the first plan, for examples are nobody's wish. */
export function firstChoice(displays: readonly Display[], { boards, demo }: BoardChoices): ShownBoard {
  const last = displays.find(({ scope, revokedAt }) => scope !== null && revokedAt === null)
  if (last?.scope) return { scope: last.scope, at: last.at }
  const plan = boards.find(({ real }) => !real) ?? boards[0]
  return { scope: plan?.scope ?? '', at: demo ? (plan?.suggestedAt ?? null) : null }
}
