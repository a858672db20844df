import type { BoardChoices } from '#server/contract/boards.ts'
import type { Display, Shown } from '#server/contract/displays.ts'

/** What is offered for a display that is paired: as the one before it, else the first plan, for examples are nobody's wish. */
export function firstChoice(displays: readonly Display[], { boards, demo }: BoardChoices): Shown {
  const last = displays.find(({ scope, revokedAt }) => scope !== null && revokedAt === null)
  if (last?.scope) {
    const { scope, at, scenes, density } = last
    return { scope, at, scenes, density }
  }
  const plan = boards.find(({ real }) => !real) ?? boards[0]
  const at = demo ? (plan?.suggestedAt ?? null) : null
  return { scope: plan?.scope ?? '', at, scenes: [], density: 'desk' }
}
