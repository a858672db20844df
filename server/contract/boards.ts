import Type, { type Static } from 'typebox'
import { DateText } from './scalars.ts'

/** `GET /api/boards`: one of the boards to choose from. */
export const BoardChoice = Type.Object({
  id: Type.String(),
  title: Type.String(),
  subtitle: Type.String(),
  scope: Type.String({ description: 'region code or document id' }),
  /** A reference date at which the board has something to show; absent: today. */
  suggestedAt: Type.Optional(DateText),
  /** Whether the board has published values, rather than a plan that waits for reports or shows demo data. */
  real: Type.Boolean(),
  /**
   * Whether the board belongs to a region of the caller or one below it, or, where no board does, to the nearest region above; such boards
   * come first.
   */
  own: Type.Boolean(),
})
export const BoardChoices = Type.Object({ boards: Type.Array(BoardChoice), demo: Type.Boolean() })

export type BoardChoice = Static<typeof BoardChoice>
export type BoardChoices = Static<typeof BoardChoices>
