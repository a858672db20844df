import type { Light } from '#metrics/catalogue/light-rule.ts'
import type { Board } from '#server/contract/board.ts'
import { api } from '../api/client.ts'
import { holdAnswers, type HeldAnswers } from './held-answers.ts'
import type { LiveChange } from './held-series.ts'

/** A day, and the reference date of the board. */
interface MorningName {
  readonly day: string
  readonly at: string
}

/** The lights of a board by target, as known when a day began. */
type MorningLights = ReadonlyMap<string, Light | null>

export type MorningAnswers = HeldAnswers<MorningName, MorningLights, LiveChange>

/** The lights of a morning never change, so they are asked for once. */
export function holdMornings(scope: string): MorningAnswers {
  return holdAnswers<MorningName, MorningLights, LiveChange>({
    keyOf: ({ day, at }) => `${day} ${at}`,
    ask: async ({ day, at }) => {
      const board = await api.get<Board>('/api/board', { scope, at, asOf: `${day}T00:00:00+08:00` })
      return new Map(board.targets.map(({ target, light }) => [target, light]))
    },
    fold: (lights) => lights,
    keepUnused: 1,
  })
}
