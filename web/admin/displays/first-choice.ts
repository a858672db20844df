import type { BoardChoices } from '#server/contract/boards.ts'
import type { Display, ShownBoard } from '#server/contract/displays.ts'

/**
 * A newly paired display is offered the board of the display before it, else the first plan; boards of published
 * examples are not offered first.
 */
export function firstChoice(displays: readonly Display[], { boards, demo }: BoardChoices): ShownBoard {
  const last = displays.find(({ scope, revokedAt }) => scope !== null && revokedAt === null)
  if (last?.scope) return { scope: last.scope, at: last.at }
  const plan = boards.find(({ real }) => !real) ?? boards[0]
  return { scope: plan?.scope ?? '', at: demo ? (plan?.suggestedAt ?? null) : null }
}
